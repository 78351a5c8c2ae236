"""Mending a parse must never hang a word on its own dependent: every walk up the tree would go round for ever."""

import ast
from pathlib import Path

from reportgraph.extract.parsing import tree
from reportgraph.extract.parsing.repair import repair
from reportgraph.extract.parsing.repair.rows.noun_pairs import mend_names_beside_name
from reportgraph.extract.parsing.tree import put, take_place
from spacy import blank
from spacy.tokens import Doc, Token
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
    assert all(_is_rooted(token, doc) for token in doc)


def test_no_word_is_put_below_itself() -> None:
    words = ["Standing", "side", "by", "side", "Peru", "won"]
    doc = Doc(Vocab(), words=words, heads=[5, 0, 1, 2, 5, 5], deps=["advcl", "advmod", "prep", "pobj", "nsubj", "ROOT"])
    put(doc[0], doc[3], "amod")
    assert (doc[0].head, doc[0].dep_) == (doc[5], "advcl")
    take_place(doc[4], doc[5])
    assert (doc[4].head, doc[4].dep_) == (doc[4], "ROOT")
    put(doc[5], doc[4], "relcl")
    assert doc[5].head == doc[4]
    assert all(_is_rooted(token, doc) for token in doc)


def test_only_the_tree_hangs_words() -> None:
    """Whoever set a head without `put` could make a ring."""
    parsing = Path(tree.__file__).parent
    others = set(parsing.parent.rglob("*.py")) - {parsing / "tree.py", parsing / "plain.py"}
    setters = [path.name for path in others if _sets_heads(ast.parse(path.read_text(encoding="utf-8")))]
    assert setters == []
    assert _sets_heads(ast.parse("noun.head, noun.dep_ = verb, 'dobj'"))


def _sets_heads(code: ast.AST) -> bool:
    stored = (n for n in ast.walk(code) if isinstance(n, ast.Attribute) and isinstance(n.ctx, ast.Store))
    return any(n.attr == "head" for n in stored)


def _is_rooted(token: Token, doc: Doc) -> bool:
    for _ in doc:
        if token.head == token:
            return True
        token = token.head
    return False


def test_names_of_a_list_stand_beside_the_name_before_them() -> None:
    words = "storms and floods in the towns of Alder , Birch and Clay".split()
    pos = "NOUN CCONJ NOUN ADP DET NOUN ADP PROPN PUNCT PROPN CCONJ PROPN".split()
    doc = Doc(
        blank("en").vocab,
        words=words,
        pos=pos,
        tags=["NNS", "CC", "NNS", "IN", "DT", "NNS", "IN", "NNP", ",", "NNP", "CC", "NNP"],
        heads=[0, 0, 0, 2, 5, 3, 5, 6, 0, 0, 9, 9],
        deps="ROOT cc conj prep det pobj prep pobj punct conj cc conj".split(),
    )
    mend_names_beside_name(doc[9])
    assert doc[9].head == doc[7]
    mend_names_beside_name(doc[2])
    assert doc[2].head == doc[0]
