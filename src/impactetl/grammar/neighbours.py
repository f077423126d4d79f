"""What the words right beside a number rule out: ages, measures, references and other uses that count nothing."""

import re

from impactetl.grammar.atom import Atom
from impactetl.grammar.fold import Stretch
from impactetl.grammar.labels import reference_before
from impactetl.grammar.numerals import any_of
from impactetl.grammar.terms import opens_term
from impactetl.lexicon.load import load, words_of
from impactetl.model import NumberKind

_MEASURE: dict[str, list[str]] = load("numbers")["measure"]
_OPEN = frozenset({NumberKind.CARDINAL, NumberKind.TERM, NumberKind.ORDINAL})

_AFTER = re.compile(
    r"(?P<age>\s?-?\s?(?:to\s)?(?:year|yr|month|week|day)s?[\s-]?olds?\b|-?\s(?:years?|months?)\sof\sage\b|\s?y/?o\b"
    r"|\s(?:and|or)\s(?:under|younger|older)\b|s\b(?=\sand\sover|\s|$))"
    rf"|(?P<distance>(?:\s?-?\s?){any_of(_MEASURE['distance'])}(?![a-z]))"
    rf"|(?P<measure>(?:\s?-?\s?){any_of(_MEASURE['measure'])}(?![a-z])|\s?\u00b0|\s?pounds?\b|\s?m\u00b2)"
    rf"|(?P<duration>(?:\s?-?\s?){any_of(_MEASURE['duration'])}(?![a-z]))"
    r"|(?P<ratio>\s?:\s?[0-9]+\b|\s+per\s+(?:[0-9]|one\s|cent\smille|capita|thousand|hundred|million)|\s+on\s+average\b)"
    r"|(?P<other_count>-?\s?times?\b(?!\s+prisoners)|-?fold\b)"
)
_TERM_AGE = re.compile(r"[\s-]?olds?\b|\sof\sage\b")
_TERM_PASSED = re.compile(r"\s+(?:ago|later|earlier|afterwards?|apart|hence|from\s+now|running|in\s+a\s+row)\b")
_TERM_EVENT = re.compile(
    r"\s+(?:\w+\s+)?(?:training|workshop|visit|trip|trial|period|event|conference|mission|operation|journey|seminar|course"
    r"|program|programme|hearing|meeting|summit|festival|war|conflict|investigation|campaign|project|plan|strategy"
    r"|strike|career|history|anniversary|study|reign|rule|deal|contract|lease|rescue|process|effort|tour|fight|battle"
    r"|curfew|drive|siege|standoff|search|partnership|grant|initiative|session|shifts?|deadline|visa|internship|class)\b"
)
_PASSED_BEFORE = re.compile(
    r"\b(?:past|last|next|previous|first|coming|recent|within|every|each|per|preceding|final|another\s+for|following"
    r"|nearly\s+every|throughout|these|those|earlier)\s+$"
)
_NEXT = re.compile(r"\bthe\s+(?:next|following|ensuing)\s+$")
_AGE_BEFORE = re.compile(
    r"(?:\b(?:aged|age|ages|age\s+of|ages\s+of|age\s+group|age\s+group\s+of|age\s+range\s+of|ages\s+between|turned|turning|turns"
    r"|(?:girl|boy|man|woman|child|grandmother|grandfather|widow|lady|lad|youth|pensioner)\s+of|(?:girl|boy|man|woman|child|girls|boys|children|minors?|women|men)\s+(?:under|below|over|above|younger\s+than"
    r"|older\s+than)|(?:younger|older)\s+than(?:\s+age|\s+the\s+age\s+of)?|persons?\s+under|those\s+under|anyone\s+under|youth\s+under"
    r"|(?:when|since|until|before|because|where|after|though|as)\s+(?:he|she|they|i|we|you)\s+(?:was|were|turned|is|are)"
    r"(?:\s+(?:only|just|barely))?|(?:she|he|i)\s+(?:was|is)\s+(?:only|just)|under-|over-|[a-z]'s\s+age,?|as\s+young\s+as|as\s+old\s+as"
    r")\s*[:(]?\s*)$"
)
# "Three adolescents between 14 and 16": who is young is told by such a range, and nobody else is counted by it.
_YOUNG_BEFORE = re.compile(
    r"\b(?:adolescents|teenagers|teens|youths|youngsters|minors|juveniles|children|kids|girls|boys|pupils|sisters|brothers)"
    r"(?:\s+between)?\s+$"
)
_GROWN_BEFORE = re.compile(rf"\b{any_of(words_of('numbers', 'ages', 'grown'))}\s+$")
_ENDS_AGE = re.compile(r"\s*(?:[,.;)]|$)")
_LEGAL_AGE = re.compile(r"\bage\b[^.;,0-9]{0,60}\s(?:is|was|at|to|from)\s$")
_LEGAL_AGE_WINDOW = 90
_UNDER = re.compile(r"\b(?:under|below)(?:\s|-)$")
_OVER = re.compile(
    r"(?:children|girls|boys|people|persons?|anyone|those|women|men|adults|someone|victims|and|or|is|are|was|were)\s(?:over|above)\s$"
)
_WAS_BEFORE = re.compile(r"\b(?:was|is|were|being)\s(?:only\s|just\s|about\s|barely\s)?$")
_WAS_AFTER = re.compile(r"\s(?:when|at\sthe\stime|years?\sold)\b")
_METRES = re.compile(r"\s(?:away|from|long|wide|deep|high|tall|race|sprint|dash|above|below|apart|run|hurdles)\b")
_GLUED_M = re.compile(r"[0-9]m")
_ZERO = re.compile(r"zero[\s-]tolerance\b")
_AGE_LIMIT_AFTER = re.compile(r"\s*(?:[.,;:)]|$|(?:and|who|were|was|are|is|in|from|at|to|or|when|may|can)\b|s\b)")
_AGE_LIMITS = range(10, 26)
_OF_AGE = frozenset({16, 17, 18, 21})
_NAME_BEFORE = re.compile(
    rf"(?:[A-Z][\w'-]+|(?i:{any_of(words_of('syntax', 'parents'))})\sof\s(?:[a-z]+|\d{{1,2}})),\s$"
)
_NAME_AFTER = re.compile(
    r",(?:\s(?:of|a|an|who|was|were|is|has|had|from|pleaded|told|said|whose|received|got|faces|will|must|also"
    r"|admitted|appeared|denied|lured|both|and\s[A-Z])|\s[a-z]+ed)\b"
)
_OLDEST = 110
_ONE = re.compile(
    r"one(?:(?P<pronoun>\s+(?:by\s+one|of\s+the\s+(?:\w+'s\s+)?(?:most|largest|biggest|best|worst|few|main|first|key|only|"
    r"major|leading|greatest|highest|world)|of\s+(?:its|his|her|my|our|your)\s+own|another|who|can|could|may|must|should"
    r"|would|might|cannot|that|which|thing)\b|'s\b)|(?P<date>\s+(?:day|morning|night|evening|afternoon)\b(?!\s+in\s+(?:jail|prison)))"
    r"|(?P<other_count>-time\b|-way\b|-stop\b|-on-one\b|-sided\b|-off\b|\s+(?:hand|point|time|way|side|reason|example|step"
    r"|more\s+time|fell\s+swoop|and\s+the\s+same)\b))"
)
_ONE_DAY = re.compile(r"one\s+day\b(?!'|\s+(?:in|of|behind)\b)")
_ONE_BEFORE = re.compile(
    r"\b(?:this|that|which|the|any|each|every|the\sonly|last|next|another|new|big|good|great|right|such|loved|as)[\s-]$"
)
_PRONOUN_AFTER = re.compile(
    r"\s*(?:[.,;:!?)]|$)|\s+(?:who|that|which|in|on|at|to|from|for|with|by|is|was|has|had|will|can|and|or|but|he|she|they"
    r"|we|i|you|it|another|else)\b"
)
_NEGATION = re.compile(r"\b(?:not|without|nor|never|not\s+even|barely)\s+$")
_PER_BEFORE = re.compile(r"\bper\s+$")
_AVERAGE = re.compile(r"\b(?:an\s+average\s+of|on\s+average,?|averages?|averaging|averaged|average\s+of)\s+$")
# What is counted of a year is a yearly figure: "an annual average of 225,000 women", "an average of 40 clients a year".
_YEARLY_BEFORE = re.compile(r"\b(?:annual|yearly)\s+average\s+of\s+$|\b(?:each|every)\s+year\b[^.;:]{0,80}\bof\s+$")
_YEARLY_REACH = 120
_YEARLY_AFTER = re.compile(r"[^.;:,]{0,60}?\s(?:(?:a|per|each|every)\s+year|annually|yearly|per\s+annum)\b")
# "Where it takes 14 months on average, 38 were convicted": the comma sets the average off.
_AVERAGED = re.compile(r"\b(?:[0-9]+|[a-z]+)\s+(?:years?|months?|weeks?|days?|hours?)\s+on\s+average,\s+$")
_PERIOD_AFTER = re.compile(r"\s+(?:half|quarter|semester|trimester|century)\b(?!-)")
_LIST_GAP = re.compile(r",\s*(?:and\s+|or\s+)?|\s+(?:and|or|to|&)\s+|-|\s?-\s?")
_HANDED_ON = frozenset({"age", "reference"})


def refuse(plain: Stretch, found: list[Atom]) -> None:
    """Set ``refused`` where an atom's neighbours leave no statistic, and hand ages and references on along a list."""
    previous: Atom | None = None
    for atom in found:
        if atom.kind is NumberKind.TERM:
            _open_to_next(plain.low, atom)
        if atom.refused is None:
            atom.refused = _reason(plain, atom)
        if previous is not None:
            _hand_on(plain.low, previous, atom)
            _note(plain, previous, atom)
        previous = atom


def _reason(plain: Stretch, atom: Atom) -> str | None:
    low = plain.low
    if atom.kind not in _OPEN:
        return None
    if atom.kind is NumberKind.TERM:
        return _term_reason(plain, atom)
    if atom.kind is NumberKind.ORDINAL:
        return "date" if _PERIOD_AFTER.match(low, atom.end) else None
    if found := _AFTER.match(low, atom.end):
        return found.lastgroup
    return _form_reason(low, atom) or _reason_before(plain, atom) or _one(plain, atom)


def _form_reason(low: str, atom: Atom) -> str | None:
    """Tell metres from millions, and the set phrase "zero tolerance"."""
    if _GLUED_M.fullmatch(low, atom.end - 2, atom.end) and _METRES.match(low, atom.end):
        return "distance"
    return "code" if _ZERO.match(low, atom.start) else None


def _term_reason(plain: Stretch, atom: Atom) -> str | None:
    low = plain.low
    before = low[max(0, atom.outer_start - 40) : atom.outer_start]
    if _TERM_AGE.match(low, atom.end) or _AGE_BEFORE.search(before) or _legal_age(low, atom):
        return "age"
    if _PER_BEFORE.search(before):
        return "ratio"
    if _ONE_DAY.match(low, atom.start):
        return "date"
    hyphened = "-" in low[atom.core_end : atom.end]
    timed = _TERM_PASSED.match(low, atom.end) or _PASSED_BEFORE.search(before) or atom.unit == "hour"
    event = hyphened and _TERM_EVENT.match(low, atom.end)
    return "duration" if timed or event else None


def _open_to_next(low: str, atom: Atom) -> None:
    """Take "the next" into a term that somebody has before him: "will spend the next 12 years in prison"."""
    led = _NEXT.search(low, max(0, atom.outer_start - 40), atom.outer_start)
    if led is not None and opens_term(low, led.start(), atom.end):
        atom.outer_start = led.start()


def _reason_before(plain: Stretch, atom: Atom) -> str | None:
    low = plain.low
    outer = low[max(0, atom.outer_start - 40) : atom.outer_start]
    inner = low[max(0, atom.start - 40) : atom.start]
    if (
        _legal_age(low, atom)
        or _AGE_BEFORE.search(outer)
        or _AGE_BEFORE.search(inner)
        or _is_age_limit(plain, atom, inner)
        or _is_young(low, atom)
    ):
        return "age"
    if _PER_BEFORE.search(inner) or (_AVERAGE.search(outer) and not _is_yearly(low, atom, outer)):
        return "ratio"
    if low[atom.start : atom.start + 1].isdigit() and (reason := reference_before(plain, atom.start)):
        return reason
    return "negated" if _NEGATION.search(outer) and low.startswith(("one", "a single", "a lone"), atom.start) else None


def _is_yearly(low: str, atom: Atom, outer: str) -> bool:
    """Whether the average belongs to what stands before it, or is a count of people or cases of one year."""
    if _AVERAGED.search(outer):
        return True
    led = low[max(0, atom.outer_start - _YEARLY_REACH) : atom.outer_start]
    of_year = _YEARLY_BEFORE.search(led) is not None or _YEARLY_AFTER.match(low, atom.end) is not None
    return of_year and atom.kind is NumberKind.CARDINAL and outer.endswith("of ")


def _legal_age(low: str, atom: Atom) -> bool:
    """Read "the minimum age for marriage is 18"."""
    window = low[max(0, atom.outer_start - _LEGAL_AGE_WINDOW) : atom.outer_start]
    return "age" in window and _LEGAL_AGE.search(window) is not None


def _is_young(low: str, atom: Atom) -> bool:
    """Read "children between seven and 14" as an age, and "men between 19 and 57" where nothing else is told."""
    if atom.low is None or atom.high is None or not 0 < atom.low < atom.high < _OLDEST:
        return False
    if low.startswith("between", atom.outer_start) and _ENDS_AGE.match(low, atom.end) is not None:
        return _GROWN_BEFORE.search(low, max(0, atom.outer_start - 40), atom.outer_start) is not None
    if atom.high >= max(_AGE_LIMITS):
        return False
    return _YOUNG_BEFORE.search(low, max(0, atom.outer_start - 40), atom.outer_start) is not None


def _is_age_limit(plain: Stretch, atom: Atom, inner: str) -> bool:
    """Read "under 18" as an age where no noun follows, and "Maria, 16, was" likewise."""
    value = atom.value
    if value is None or value >= _OLDEST:
        return False
    if _WAS_BEFORE.search(inner) and _WAS_AFTER.match(plain.low, atom.end):
        return True
    if value in _AGE_LIMITS and (_UNDER.search(inner) or (value in _OF_AGE and _OVER.search(inner))):
        return _AGE_LIMIT_AFTER.match(plain.low, atom.end) is not None
    named = _NAME_BEFORE.search(plain.raw, max(0, atom.start - 30), atom.start)
    return named is not None and _NAME_AFTER.match(plain.raw, atom.end) is not None


def _one(plain: Stretch, atom: Atom) -> str | None:
    """Tell the pronoun and the set phrases from the number one."""
    low = plain.low
    if low[atom.start : atom.end] != "one":
        return None
    if found := _ONE.match(low, atom.start):
        return found.lastgroup
    pronoun = _ONE_BEFORE.search(low, max(0, atom.start - 12), atom.start)
    return "pronoun" if pronoun and _PRONOUN_AFTER.match(low, atom.end) else None


def _hand_on(low: str, previous: Atom, atom: Atom) -> None:
    """Let "12 and 14" after "aged" be two ages, "4, 5 and 6" after "articles" three references."""
    gap = _LIST_GAP.fullmatch(low, previous.end, atom.start)
    if (
        atom.refused == "age"
        and previous.refused is None
        and previous.kind is NumberKind.TERM
        and (gap or low[previous.end] == "-")
    ):
        previous.refused = "age"
    if atom.refused is not None or previous.refused not in _HANDED_ON or atom.kind is not NumberKind.CARDINAL:
        return
    if gap:
        atom.refused = previous.refused


def _note(plain: Stretch, previous: Atom, atom: Atom) -> None:
    """Refuse "(4)" right behind a number: a footnote mark, or the same number once more ("thirty-two (32)")."""
    low = plain.low
    gap = low[previous.end : atom.start].strip()
    if (
        gap != "("
        or not low.startswith(")", atom.end)
        or atom.kind is not NumberKind.CARDINAL
        or previous.value is None
    ):
        return
    if atom.value == previous.value:
        atom.refused = "repeated"
    elif previous.refused is None and low[atom.start].isdigit() and not low[atom.end + 1 : atom.end + 2].isalnum():
        atom.refused = "reference"
