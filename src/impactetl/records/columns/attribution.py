"""Who is named as the source of a figure (``attributed_to``)."""

import re

from impactetl.grammar.numerals import any_of
from impactetl.grammar.tokens import fold
from impactetl.lexicon.gazetteer import entry_of
from impactetl.lexicon.load import load, words_of
from impactetl.lexicon.places import key_of
from impactetl.model import PlaceKind
from impactetl.records.base.names import NAME_WORDS
from impactetl.records.columns.tallies import tallied
from impactetl.syntax.items import category

_SAYING = (
    r"(?:estimates?|estimated|says?|said|reports?|reported|states|stated|announced|found|noted|documented|recorded"
    r"|claims?|claimed|told|puts?|believes?|calculated|alleged|confirmed|registered|revealed|showed|shows?"
    r"|informed|expressed concern|indicated|indicates?|acknowledged|asserted|disclosed)"
)
_BODY = (
    r"(?:organi[sz]ations?|groups?|ministry|agency|agencies|NGOs?|police|government|index|authorities|officials|prosecutors"
    r"|observers|activists|monitors|union|media|press|outlets|reports?|bureau|office|rapporteur|lawyers|researchers|experts"
    r"|commission|ombudsman|association|network|charity|court|army|military|department)"
)
# A body that no capitals name: "a local human rights group", "prison officials".
_PLAIN = rf"(?:(?:[Aa]n?|[Tt]he|[Ss]ome|[Ll]ocal)\s+)?(?:[\w\u2019'-]+\s+){{0,5}}?{_BODY}"
_CALLED = rf"(?:\s+{NAME_WORDS}(?:\s+\d{{1,3}}\b)?)?"
# Who speaks for others, with a name or without: "Local prosecutor Jean Roux", "a spokeswoman for the ministry".
_SPEAKER = any_of(words_of("bodies", "members", "speakers"))
_TITLED = rf"(?:(?:[Aa]n?|[Tt]he)\s+)?(?:[\w\u2019'-]+\s+){{0,4}}?(?i:{_SPEAKER})\s+{NAME_WORDS}"
_WHO = rf"(?:{NAME_WORDS}(?:\s+{_BODY}{_CALLED})?|{_TITLED}|{_PLAIN}{_CALLED})"
# What a comma adds to a name, and the body that somebody speaks for there: ", head of the Border Guard,".
_APPOSED = (
    rf",\s+(?:(?:an?|the|its|their|his|her)\s+)?(?:[\w\u2019'-]+\s+){{0,4}}?(?:{_SPEAKER})\b"
    r"[^,;:\u201c\u201d\"]{0,80},"
)
_SPOKEN_FOR = re.compile(rf"\s(?:for|of|at|with|from)\s+(?P<body>{NAME_WORDS})")
_WORK = r"(?:\s+(?:\d{4}\s+)?(?:index|report|survey|study|data|figures|statistics))?"
_SAYS = re.compile(
    r"(?:^|[,;:.(\u2013\u2014\u201c\"]\s*|\b(?:that|and|but|while|whereas|[Ii]n (?!the\b)\w+(?: \d{4})?"
    rf"|(?:study|report|survey|analysis|research) (?:by|from|of))\s+)"
    rf"(?:(?:[Aa]n?|[Tt]he)\s+(?:[\w\u2019'-]+\s+){{0,3}}?(?:{_SPEAKER})\s+(?:for|of|at|with|from)\s+)?(?P<who>{_WHO})(?:\s+\([^()]{{2,40}}\))?"
    rf"(?:(?P<which>{_APPOSED})|(?:\u2019s|'s)?{_WORK},?)\s+(?:(?:also|has|have|had|later|further)\s+){{0,2}}{_SAYING}\b"
)
_ACCORDING = re.compile(
    r"[Aa]ccording to (?:(?:[A-Za-z]+\s+){0,4}"
    r"(?:reports?|data|figures|statistics|study|survey|estimates?|information|experts|sources|officials|lawyers)\s+"
    r"(?:(?:published|released|provided|issued|presented)\s+)?(?:by|from|of|at|in|with)\s+)?"
    rf"(?P<who>(?:the\s+|an?\s+)?(?:{NAME_WORDS}(?:\s+{_BODY}{_CALLED})?"
    rf"|[a-z]+(?:[\u2019']s)?(?:\s+[a-z]+(?:[\u2019']s)?){{0,4}}{_CALLED}))"
)
_BEHIND = re.compile(
    rf",[\u201d\"]?\s+(?:(?:said|says)\s+(?P<inverted>{_WHO})|(?P<who>{_WHO})(?:\s+\([^()]{{2,40}}\)|(?P<which>{_APPOSED}))?\s+"
    rf"(?:said|says|reported|estimated|estimates|announced|stated)(?:\s+(?:on\s+)?\w+day)?(?:[.;\u201d\"]|$))"
)
# A work that is cited for how many there are: "29.8 million in the 2013 Global Slavery Index".
_CITED = re.compile(
    r"\bin (?:the |its )?(?:\d{4} )?"
    r"(?P<who>[A-Z][\w\u2019'-]*(?: [A-Z][\w\u2019'-]*){0,5} (?:Index|Report|Survey|Study|Estimates))\b"
)
# What a source's name does not end with.
_LOOSE = re.compile(
    r"\s+(?:the|an?|in|at|by|from|of|and|on|for|with|to|presented|published|released|provided|issued|his|her|their)\Z"
)
# "... of Employment, Unemployment, and Underemployment (ENEMDU) reported": the rest of a name.
_NAMED_ON = re.compile(r"[A-Z]\w+,?\s*\Z")
_VERDICT = re.compile(r"\b(?:[Cc]ourts?|jury|judges?|tribunal)\b.* found\Z")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_CUT = re.compile(
    r"\s+(?:citing|that|through|as|there)\s|\s+(?:in|on|by)\s+(?=\d|<|[A-Z][a-z]+day|[A-Z][a-z]+ber|(?:January|February|March|April|May|June|July|August)\b)"
)
_OPENING = re.compile(r"^(?:Through|In|As of|By|During|On|Since|From)\b[\w ]*?(?=the |The |[A-Z][a-z]+ [A-Z]|[A-Z]{3})")
_NGO = re.compile(
    r"^(?:(?:[Tt]he|[Aa]n?)\s+)?"
    r"(?:NGOs?|[\w\u2019' -]{0,60}\b(?:organi[sz]ation|group|NGO|charity|network))\s+(?=[A-Z])"
)
# "Police recorded a statement" says nothing.
_STATEMENT = re.compile(r"\s+(?:a |the |his |her |their )?(?:statements?|testimony|testimonies)\b")
# "According to a September AI report": when it was written, and that it is a report.
_WRITTEN = re.compile(
    rf"^(?:an?\s+|the\s+)?(?:{'|'.join(m.capitalize() for m in load('dates')['months'])})\s+(?=[A-Z])"
)
_WORK_OF = re.compile(r"(?<=[A-Za-z])\s+(?:reports?|letters?|statements?|statistics|data|figures|study|survey)\Z")
# A source that has no name.
_NAMELESS = frozenset({"reports", "a report", "the report", "report"})
# So many characters of a sentence are read on either side of a figure.
_REACH = 1_500
_NO_SOURCE = frozenset(
    {"he", "she", "they", "it", "we", "i", "there", "in", "on", "at", "but", "and", "this", "that", "these", "those"}
) | frozenset(load("dates")["months"] + load("dates")["weekdays"])


def attributed_to(quote: str, number: int, *, estimate: bool = False) -> str | None:
    """Give whom a sentence names as the source of the figure at ``number`` (an offset into the quote).

    Only the part of the sentence between semicolons is read; ``estimate`` looks for a work that is cited, too.

    >>> (
    ...     attributed_to("UNICEF says that 40 girls were freed; police arrested nine.", 67),
    ...     attributed_to("UNICEF says 4", 12),
    ... )
    (None, 'UNICEF')
    """
    low, high = max(number - _REACH, 0), min(number + _REACH, len(quote))
    start = quote.rfind(";", low, number) + 1 or low
    end = quote.find(";", number, high)
    part, at = quote[start : end if end >= 0 else high], number - start
    said = [match for match in _SAYS.finditer(part, 0, at) if _is_source(match["who"]) and not _judges(match[0])]
    said = [match for match in said if not (match[0].startswith("and ") and _NAMED_ON.search(part, 0, match.start()))]
    said = [match for match in said if _STATEMENT.match(part, match.end()) is None]
    told = [match for match in _ACCORDING.finditer(part) if _is_source(match["who"])]
    ahead = max([m for m in (*said, *told) if m.start() <= at], key=lambda m: m.start(), default=None)
    found = next((_in_full(match) for match in (ahead, *told) if match is not None), None)
    if found is None:
        after = next((m for m in _BEHIND.finditer(part, at)), None)
        found = (after["inverted"] or _in_full(after)) if after is not None else None
    if found is None or fold(found) in _NO_SOURCE | {"worldwide", "globally"}:
        found = tallied(part, at, estimate=estimate)
    if found is None and estimate:
        cited = _CITED.search(part, at)
        found = cited["who"] if cited is not None else None
    return _clean(found) if found is not None and _is_source(found) else None


# The small words behind a people's name that tell which of them speaks: "Thai immigration officials".
_SPEAKERS = re.compile(
    r"(?:\s+(?!(?:in|at|of|on|for|and|or|who|that|from|to|by|with|as|is|are|was|were)\b)[a-z]+){1,4}"
)


def _in_full(source: re.Match[str]) -> str:
    """The source that a match names, the body that it speaks for, or a people's name with the words behind it."""
    who, aside = source["who"], source.groupdict().get("which")
    body = _SPOKEN_FOR.search(aside) if aside is not None else None
    if body is not None:
        return body["body"]
    entry = entry_of(key_of(_ARTICLE.sub("", who)))
    people = entry is not None and entry.kind is PlaceKind.DEMONYM
    speakers = _SPEAKERS.match(source.string, source.end("who")) if people else None
    return who + speakers[0] if speakers is not None else who


def _judges(said: str) -> bool:
    """Whether a court finds somebody guilty, which is no source: "a court found"."""
    return _VERDICT.search(said) is not None


def _is_source(name: str) -> bool:
    first = re.split("['\u2019]", fold(_OPENING.sub("", name).split(maxsplit=1)[0]))[0]  # "I'll say"
    return (
        first not in _NO_SOURCE
        and category(first) not in {"sub", "conj"}
        and category(first) != "prep"
        and first != "according"
        and not name.endswith("-based")
        and fold(name) not in _NAMELESS
        and _ARTICLE.sub("", f"{name} ").strip() != ""
    )


def _clean(name: str) -> str:
    name = _OPENING.sub("", " ".join(name.split()))
    name = _CUT.split(name.strip(" ,."))[0]
    name = _WRITTEN.sub("", _NGO.sub("", re.sub(r"(?:\u2019s|'s)$", "", name)))
    name = re.sub(r"\s+(?:today|yesterday|tonight)\Z", "", name)
    if name[:1].isupper() and "media" not in name.lower():
        name = _WORK_OF.sub("", name)
    while (cut := _LOOSE.sub("", name)) != name:
        name = cut
    bare = _ARTICLE.sub("", name)
    return bare if bare[:1].isupper() else name[:1].lower() + name[1:] if bare != name else name
