"""What is known: vocabulary, shapes, lexicon, gazetteers and queries, and the small code that reads them."""
