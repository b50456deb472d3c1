"""Whether two claims say the same, by the words that carry them."""

from __future__ import annotations

from functools import lru_cache

from onrecord.language.regex import regex

_WORD = regex(r"\d[\d,.]*|[^\W\d_][\w’'-]+")
_SMALL = frozenset(
    "the a an and or but if of to in on at by for from with as that this these those it its he she they we you his her "
    "their our is are was were be been being has have had do does did will would can could may might not no so than "
    "then there who which what when where how said say says told hear hears heard about after before over under into "
    "out up down more most also just only very all any some one".split()
)
_PAST = dict(
    pair.split("=")
    for pair in "fell=fall fallen=fall rose=rise risen=rise won=win lost=lose met=meet found=find held=hold sold=sell "
    "bought=buy paid=pay left=leave stole=steal stolen=steal hid=hide hidden=hide took=take taken=take gave=give "
    "given=give made=make went=go gone=go came=come began=begin begun=begin broke=break broken=break chose=choose "
    "chosen=choose drove=drive fought=fight grew=grow grown=grow knew=know known=know led=lead sought=seek spoke=speak "
    "struck=strike taught=teach thought=think wrote=write written=write kept=keep sent=send spent=spend built=build "
    "caught=catch drew=draw ran=run shot=shoot sank=sink sunk=sink stood=stand sat=sit felt=feel got=get saw=see "
    "seen=see swore=swear threw=throw died=die dies=die dying=die".split()
)
_ENDINGS = ("s", "ing", "ed", "ly")
_LEAST = 3


@lru_cache(maxsize=8192)
def gist(text: str) -> frozenset[str]:
    """The words of `text` that carry meaning, without endings, in lower case."""
    words = (word.lower().replace("’", "'").removesuffix("'s") for word in _WORD.findall(text))
    return frozenset(_stem(word) for word in words if word not in _SMALL)


def alike(one: frozenset[str], other: frozenset[str], share: float = 0.5) -> bool:
    """Whether the shorter has `share` of its words, and three at least, in the longer."""
    common = len(one & other)
    return common >= _LEAST and common >= share * min(len(one), len(other))


def _stem(word: str) -> str:
    if word[0].isdigit():
        return word.rstrip(".,").replace(",", "")
    word = _PAST.get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
    return word.rstrip("e") if len(word) > 3 else word
