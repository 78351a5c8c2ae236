"""Who acts together: "the two sides", "we" of those who issued a document, governments and pairs of states."""
