"""Mending a parse must never hang a word on its own dependent: every walk up the tree would go round for ever."""

from reportgraph.extract.parsing.repair import repair
from spacy.tokens import Doc
from spacy.vocab import Vocab


def test_a_gerund_is_not_hung_on_a_gerund_that_hangs_on_it() -> None:
    words = ["They", "said", ",", "by", "winning", "prizes", ",", "working"]
    doc = Doc(
        Vocab(),
        words=words,
        heads=[1, 1, 1, 7, 3, 4, 1, 1],
        deps=["nsubj", "ROOT", "punct", "prep", "pcomp", "dobj", "punct", "conj"],
        tags=["PRP", "VBD", ",", "IN", "VBG", "NNS", ",", "VBG"],
        pos=["PRON", "VERB", "PUNCT", "ADP", "VERB", "NOUN", "PUNCT", "VERB"],
        lemmas=words,
    )
    repair(doc)
    for token in doc:
        above = [token]
        while above[-1].head.i != above[-1].i:
            above.append(above[-1].head)
            assert len(above) <= len(doc)
