"""Why a source is not named, as far as the article says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Reason, ReasonKind, Sentence, Span
from onrecord.language.regex import regex

_WISHES = (
    r"(?:ask(?:s|ed|ing)?|request(?:s|ed|ing)?|want(?:s|ed|ing)?|prefer(?:s|red|ring)?|insist(?:s|ed|ing)?"
    r"|declin(?:e|es|ed|ing)|refus(?:e|es|ed|ing)|wish(?:es|ed|ing)?|demand(?:s|ed|ing)?|beg(?:s|ged|ging)?"
    r"|plead(?:s|ed|ing)?|seek(?:s|ing)?|sought|cho(?:oses?|se|sen|osing)|would (?:rather|like|prefer)"
    r"|d(?:id|o|oes)(?: not|n['’]t) (?:want|wish)|not want(?:ing)?)"
)
"""Asking for something, in every tense."""
_THEIR_NAME = r"(?:his|her|their|its) (?:(?:real|full|last|own|first) ){0,2}(?:sur)?(?:name|identit)(?:s|y|ies)?"
_WITHHELD = r"(?:withheld|kept (?:secret|private|confidential|anonymous|out)|changed|protected)"
_PUBLIC = r"(?:named|identified|quoted by name|used|published|printed|disclosed|revealed|given|made public)"
_TO_BE = (
    r" (?:not )?(?:(?:to|on|for) )?(?:not )?(?:be|being|remain|remaining|stay|staying)? ?"
    r"(?:named|identified|quoted by name|anonymous|anonymity|nameless|unnamed|anonymously)"
)
_ASKED = "|".join(
    (
        r"(?:on|under) (?:the )?(?:\w+ )?(?:condition|understanding|promise|assurance|guarantee|cover) "
        r"(?:of (?:\w+ )?anonymity|(?:that )?(?:he|she|they|it|their|his|her|the)\b[^.;]{0,30} not (?:be )?"
        r"(?:named|identified))",
        _WISHES + _TO_BE,
        rf"{_WISHES} (?:for |that )?(?:he|she|they|{_THEIR_NAME}) (?:should |would |will |was |were |is )?(?:to )?"
        rf"(?:not (?:to )?(?:be )?{_PUBLIC}|(?:be )?{_WITHHELD})",
        rf"(?:n['’]t|not) (?:want(?:ing)?|wish(?:ing)?) {_THEIR_NAME} (?:to be )?{_PUBLIC}",
        rf"{_WISHES} (?:that |for )?(?:us|we|reporters|this newspaper|the \w+) (?:to )?"
        rf"(?:withhold|not (?:to )?(?:use|publish|print|reveal)) {_THEIR_NAME}",
        rf"{_WISHES} not to (?:give|reveal|disclose|share|provide|publish|use|state) {_THEIR_NAME}",
        rf"(?:declin|refus)(?:e|es|ed|ing) to (?:give|reveal|disclose|share|provide|state) {_THEIR_NAME}",
        r"(?:spoke|speak(?:s|ing)?|talk(?:s|ed|ing)?|grant(?:s|ed|ing)?|given|request(?:s|ed|ing)?|seek(?:s|ing)?"
        r"|sought|demand(?:s|ed|ing)?|wr(?:ote|ites?|iting)|under|in (?:return|exchange) for|ask(?:s|ed|ing)? for|for)"
        r" (?:\w+ )?(?:anonymously|anonymity|a pseudonym|a false name)",
        r"(?:could|can|may|must) ?not be (?:named|identified)|cannot be (?:named|identified)",
        r"whose (?:full |real |last )?(?:name|surname|identity)s? (?:is|are|was|were|has been|have been) (?:being )?"
        r"(?:withheld|changed|protected|known)",
        r"whose (?:full |real |last )?(?:name|surname|identity) [\w ]{1,30} (?:is|are|has|have) (?:withholding|withheld"
        r"|changed|protecting|not (?:publishing|using|disclosing|printing))",
        r"(?:his|her|their|its) (?:real |full )?(?:name|surname|identity)s? (?:is|are|was|were|has been|have been) "
        r"(?:being )?(?:withheld|changed|protected)",
        rf"(?:withholding|withh[eo]ld) (?:{_THEIR_NAME}|the (?:sur)?names?)",
        r"not (?:using|giving|naming|identifying|to (?:name|identify)) (?:his|her|their|him|them|the \w+)"
        r"(?: (?:full|real|last))?(?: names?| surnames?)?",
        r"(?:is|are|was|were) not (?:being )?(?:named|identified)|unnamed(?= (?:for|because|at))",
        r"not (?:his|her|their) real names?|(?:gave|giving|gives?|provided?) only (?:his|her|their) first names?",
        r"(?:was|were|is|are|wasn['’]t|weren['’]t) (?:not |un)?authori[sz]ed to (?:speak|discuss|comment|talk|brief)",
        r"not (?:permitted|allowed) to (?:speak|discuss|comment|talk)",
    )
)
_SIGN = regex(rf"\b(?:{_ASKED})", re.IGNORECASE)
_CLAUSE = regex(
    r"\s*(?:,\s*)?(?P<clause>(?:because|for fear|fearing|out of fear|citing|since\b|as (?:he|she|they|the|it|doing)\b"
    r"|due to"
    r"|to (?:avoid|protect|prevent|discuss|describe|speak|talk|divulge|share|disclose)|in order to|who fear(?:ed|s)"
    r"|for (?:\w+ )?(?:legal|security|safety|professional|privacy) reasons?|under (?:the|court)|by law|amid fears?"
    r"|given the|worried|saying|lest|, who fears?)[^.;”\"]*?)"
    r"(?=[.;”\"]|,? (?:(?:has|have|had) )?(?:said|says|told|added|confirmed|described|recalled)\b|\Z)",
    re.IGNORECASE,
)
_AHEAD = regex(
    r"(?P<clause>\b(?:fearing|for fear of|citing (?:fear|concern|worr|safety|security|the)|afraid|out of fear"
    r"|worried about)"
    r"[^.;”\"]*?),? (?:\w+ ){0,6}\Z",
    re.IGNORECASE,
)
_STAKES = regex(
    r"\b(?:fear\w*|afraid|retaliat\w*|reprisals?|retribution|reveng\w*|repercussions?|dismiss\w*|fir(?:e|es|ed)|firing"
    r"|sack\w*|jail\w*"
    r"|prison\w*|arrest\w*|detain\w*|danger\w*|threat\w*|safety|los(?:e|es|ing|s)\b|prosecut\w*|punish\w*|deport\w*"
    r"|violence|kill\w*|harm\w*|attack\w*|legal(?:ly)?|laws?|court orders?|forbid\w*|prohibit\w*|bars?\b|ban(?:s"
    r"|ned)?\b"
    r"|disciplin\w*|careers?|jobs?|livelihood|lawsuits?|su(?:e|es|ed|ing)\b|terminat\w*|reprimand\w*|penali[sz]\w*"
    r"|penalt\w*|bull(?:y|ied|ying)|backlash|stigma\w*|blacklist\w*|security|persecut\w*|targeted"
    r"|harass\w*"
    r"|minors?|victims?|privacy|expel\w*|evict\w*|ostraci[sz]\w*|visa|employment|contract|non-?disclosure)\b",
    re.IGNORECASE,
)
_FORMULA = regex(
    r"\b(?:not |un)authori[sz]ed|(?:not|un)(?: yet)? (?:been )?(?:made public|announced)|freely|candidly|frankly|openly"
    r"|sensitiv\w+|internal|private|confidential|publicly|ongoing",
    re.IGNORECASE,
)


def reasons(text: str, sentences: tuple[Sentence, ...]) -> Iterator[tuple[Sentence, Reason]]:
    """Each statement that somebody is not to be named, with the reason it gives."""
    for sentence in sentences:
        passage = sentence.span.of(text)
        for match in _SIGN.finditer(passage):
            yield sentence, _reason(passage, match, sentence.span.start)


def _reason(passage: str, match: re.Match[str], offset: int) -> Reason:
    after = _CLAUSE.match(passage, match.end())
    ahead = _AHEAD.search(passage, 0, match.start())
    clause = after.group("clause") if after else ahead.group("clause") if ahead else ""
    start = ahead.start("clause") if ahead and not after else match.start()
    end = after.end() if after else match.end()
    while end > start and passage[end - 1] in " ,":
        end -= 1
    said = f"{match.group()} {clause}"
    formula = _FORMULA.search(said)
    stakes = _STAKES.search(clause) or re.search(r"\bfor legal reasons|by law\b", said)
    causal = bool(stakes) and not (formula and not _serious(clause))
    return Reason(ReasonKind.CAUSAL if causal else ReasonKind.BOILERPLATE, Span(offset + start, offset + end))


def _serious(clause: str) -> bool:
    """Whether a loss is named besides the formula: "not authorised, and feared dismissal"."""
    return bool(
        re.search(
            r"\b(?:fear|afraid|retaliat|repris|retribution|dismiss|fired|jail|prison|arrest|danger|threat|safety"
            r"|prosecut"
            r"|punish|lose|losing|los[st] )",
            clause,
            re.IGNORECASE,
        )
    )
