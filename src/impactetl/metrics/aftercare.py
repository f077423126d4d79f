"""What a text of those who look after survivors tells of them: who stays, what they got, what became of them.

All cues but the last few need the topic "aftercare": elsewhere "40 people went home" tells of no help.
"""

from functools import partial

from impactetl.lexicon.load import words_of
from impactetl.metrics.base import PEOPLE, PRISONERS, SUSPECTS, VICTIMS, Cue, help_to, noun, state, verb

_COUNTED = VICTIMS | PEOPLE
_TOPIC = "aftercare"


def _listed(*names: str) -> str:
    """The words of lists of ``help.toml``, as the choices of one place of a cue."""
    return "|".join(sorted({word for name in names for word in words_of("help", name)}))


_HOUSES, _PAPERS, _GOODS, _WORK = map(_listed, ("houses", "papers", "goods", "work"))
_THERAPY, _TREATED, _PLACED = _listed("treatments"), _listed("treatments", "lessons"), _listed("houses", "kin", "work")
_SCHOOL, _CLINICIANS, _LESSONS, _KIN = map(_listed, ("school", "clinicians", "lessons", "kin"))
_LAND, _OFFERED = _listed("land"), _listed("goods", "lessons", "work")
_OWN_PLACES = _listed("own_places")
# "Eleven families got their land back".
_FAMILIES = frozenset({"group"})
_LEARNERS = "apprentices|trainees|interns"
_TRADES = "|".join(sorted(words_of("lessons", "trades")))
_state = partial(state, counts=_COUNTED, topic=_TOPIC)
_verb = partial(verb, counts=_COUNTED, topic=_TOPIC)
_of_victims = partial(state, counts=VICTIMS, topic=_TOPIC)
_STAY = ("stay", "live", "sleep", "lodge", "board", "reside", "remain", "shelter", "spend")
_GET = ("get", "receive", "obtain", "gain", "collect", "draw", "earn", "secure", "win", "acquire", "hold", "regain")

CUES: tuple[Cue, ...] = (
    # Who stays.
    _state(*_STAY, then="with us"),
    _state(*_STAY, then="here"),
    _state(*_STAY, then="under our|its|their|one|this roof"),
    _of_victims(*_STAY, then=f"in|at|under .. {_HOUSES}"),
    _of_victims("be", then="with us"),
    _state("be", then="now|currently|still|yet with us"),
    _state("be", then="with us now|still|yet|at"),
    _state("stay", "spend", then=".. night|nights|week|weeks|month|months"),
    _state("be", then="on|in our|its|their|the rolls|roll|books|register|registers|caseload|residence"),
    _state("be", then="under our|its|their|one|this|the roof"),
    _state("be", then=f"in {_THERAPY}"),
    _state("be", then="in|on our|its|their|the .. programme|program|programmes|programs|scheme|caseload"),
    _state("be", then="in .. apprenticeships|employment|placements|jobs|tenancies"),
    _state("be", then=f"in protected|safe|sheltered|foster|supported|temporary|individual|group {_THERAPY}|homes"),
    _state("be", then=f"in long-term|transitional|permanent|emergency|our|its|their {_THERAPY}|homes"),
    _of_victims(*_STAY, then="<term> with|here"),
    _state("move", "settle", then=f"in|into|out|on|to .. {_HOUSES}"),
    _of_victims("move", then="in|on|out"),
    _of_victims("spend", "stay", then="<term> in|on"),
    _state("spend", "stay", then="<term> at|with"),
    _state(*_STAY, then="in|with them"),
    _state(*_STAY, then="on in|with|at"),
    _of_victims("share", then=".. room|rooms|house|flat|flats|roof|dormitory|kitchen|cottage"),
    _of_victims("be", then="in|at school|college|university|kindergarten|apprenticeships"),
    _state("be", then=f"now|currently|still|already|back in|at {_SCHOOL}|{_WORK}"),
    _state("be", then=".. employed|self-employed|married|schooled|reunited|resettled"),
    _of_victims("be", then=".. in|at our|its shelter|refuge|hostel|safehouse|home|homes|house|houses"),
    _state("have", then=f"{_TREATED}|consultations|appointments|check-ups|surgery"),
    # Who came.
    _state(
        "come", "apply", "ask", "turn", then="for|to us|help|advice|support|counselling|shelter|treatment|therapy|food"
    ),
    _state("pass", then="through"),
    _state("come", "turn", "apply", "write", "return", "arrive", then="to|with|at us"),
    _state("walk", "drop", "call", then="in"),
    _state("pass", "come", "go", "walk", then="through .. hands|gate|gates|doors|door|clinic|flats|hostel|unit|books"),
    _state("knock", "queue", "ring", "arrive", "wait", "appear", then="on|at|outside .. door|gate|doorstep|bell"),
    _state("take", then="up .. offer|place|places|post|posts|tenancy|tenancies|cause|studies|schooling|trade|trades"),
    _state("take", then=f"up .. {_WORK}"),
    _state("come", "move", "return", then="to live|stay|sleep here|with"),
    _state("take", then=f"part in .. {_THERAPY}|aftercare|programme|program|reintegration"),
    _of_victims("take", then=f"part in .. {_OFFERED}|savings|circles|schemes|scheme"),
    _state("accept", then="our|the offer|help|place"),
    _state("finish", "graduate"),
    # What they got.
    _state(*_GET, "have", then=f".. {_PAPERS}"),
    _state(*_GET, then=f".. {_GOODS}"),
    _state("have", then=f"had .. {_GOODS}"),
    _state("have", then=f".. {_GOODS} .. us|our|ours"),
    _state("get", "have", then=".. fees|deposit|deposits|wages|passports|papers|children|land back|refunded|returned"),
    _state("get", "receive", "recover", "win", then=".. fees|deposit|deposits|arrears|overtime|back-pay|reimbursement"),
    _state("get", "receive", "recover", "win", then="back|unpaid|overdue|withheld|owed pay|wages|salaries"),
    _state("get", "receive", "recover", "win", then="their .. pay|wages|arrears|salaries"),
    _state("see", "consult", "visit", "meet", "get", "have", then=f".. {_CLINICIANS}"),
    _state("keep", then="their homes|home|jobs|children|house|houses|land"),
    _state("stay", "remain", then="in their homes|home|houses|jobs"),
    # What became of them.
    _state("start", "begin", "enter", "join", "rejoin", "attend", "return", then=f".. {_SCHOOL}"),
    _state("go", "return", "come", then=f"back|on to|into .. {_SCHOOL}"),
    _state("attend", "join", "take", "finish", "complete", "pass", then=f".. {_TRADES} .. {_LESSONS}"),
    _state("attend", "join", "take", "finish", "complete", "pass", then=f".. {_LESSONS} in .. {_TRADES}"),
    _state("learn", then=f".. {_TRADES}"),
    _state("sit", "study", "enrol", "enroll", "be", then=f"now|back|currently|still at|in {_SCHOOL}"),
    _of_victims("sit", "study", "enrol", "enroll", then=f"at|in .. {_SCHOOL}"),
    _of_victims("sit", "pass", "take", then=".. exam|exams|examination|examinations|matriculation|test|tests|leaving"),
    _of_victims("attend", "join", "take", "finish", "complete", then=f".. {_LESSONS}"),
    _state("be", then="learning|apprenticed|studying|retraining"),
    _state("learn", "train", then="to|as|how|trade|trades|skill|skills"),
    _state("go", "return", "get", "travel", "fly", "journey", then=f"home|back to .. {_KIN}"),
    _state("go", "return", "get", "travel", "fly", "sail", then="home"),
    _state("return", "go", "come", then=f"to .. {_KIN}"),
    _state("live", "stay", "be", then=f"with|back .. {_KIN}"),
    # What was done for them.
    _verb(*sorted(words_of("help", "helping"))),
    verb("sponsor", "treat", *sorted(words_of("help", "receiving")), counts=VICTIMS, topic=_TOPIC),
    _verb("place", "settle", "lodge", "board", "install", "move", then=f"in|with|into|at .. {_PLACED}"),
    _verb("place", "settle", "enrol", "enroll", "put", then=f"in|into|at|back .. {_SCHOOL}"),
    _verb("place", "put", "enrol", "enroll", "register", "take", then=f"on|in|into .. {_LESSONS}"),
    _verb("place", "take", then=f"as {_LEARNERS}"),
    _verb("graduate"),
    _verb("refer", "direct", "signpost", "sign-post", then="to|on"),
    _verb("fit", "equip", "supply", then="with"),
    _verb("prepare", "ready", "brief", then="for .. court|trial|testimony|hearing|hearings|return|work|release"),
    _verb("appear", "act", "plead", "sue", "speak", "argue", then="for"),
    verb("defend", "represent", counts=_COUNTED | SUSPECTS | PRISONERS, topic=_TOPIC),
    _verb("put", then="on .. plane|planes|flight|flights"),
    _verb("put", then="through to"),
    _verb("take", "bring", "accept", "transfer", then=f"in|into|to .. {_HOUSES}|housing|care"),
    _verb("admit", "accept", "enrol", "enroll", "take", then="to|into|in|on .. programme|program|programmes|scheme"),
    _verb("send", "refer", "pass", "signpost", "direct", then="on|forward|through to"),
    _verb("see", then=f"in|for .. {_THERAPY}|consultation|consultations|sessions"),
    _verb("be", "stand", "sit", then="in|at court for|with|beside"),
    _verb("see", "drive", "bring", "carry", "escort", "accompany", "take", "send", "bus", then="home|back"),
    _verb("drive", "escort", "accompany", then="to .. court|hospital|clinic|hearing|hearings|school|airport|border"),
    _verb("see", "examine", "assess", "visit", "treat", "receive", "advise", then=f"by .. {_CLINICIANS}"),
    _verb("find", "buy", "make", then=".. way out"),
    _verb(
        *("give", "offer", "hand", "issue", "lend", "send", "award", "grant", "deliver", "serve", "distribute"),
        then=f".. {_GOODS}|{_PAPERS} .. to",
    ),
    _verb(
        *("get", "obtain", "secure", "arrange", "buy", "find", "make", "win", "recover", "procure", "pay"),
        then=f".. {_GOODS}|{_PAPERS} .. for",
    ),
    _verb("get", "obtain", "win", "recover", "secure", then=".. wages|pay|arrears|overtime|deposits|refunds .. for"),
    _verb("give", "offer", "lend", "issue", "grant", "award", "buy", then=f".. {_GOODS}|{_PAPERS}"),
    _verb("give", "offer", "assign", "provide", then=f".. {_CLINICIANS}"),
    _verb("connect", "link", "match", "introduce", "put", "bring", then=f"to|with|through .. {_CLINICIANS}"),
    _verb("be", then="home to"),
    _verb("interpret", "translate", "vouch", "advocate", "care", then="for"),
    _verb("find", "recruit", "get", then=".. parents|guardian|guardians|families|sponsors|lawyers .. for"),
    # Whom a noun of it counts.
    noun("admission", "intake", "enrolment", "reunion", "homecoming", "resettlement", counts=_COUNTED, topic=_TOPIC),
    help_to("therapy", "counselling", "counseling", "treatment", links="with", counts=_COUNTED, topic=_TOPIC),
    help_to(*sorted(words_of("help", "dues")), links="to for", counts=_COUNTED, topic=_TOPIC),
    help_to(*sorted(words_of("help", "given")), links="to for reached", counts=PEOPLE, topic=_TOPIC),
    help_to(*sorted(words_of("help", "gifts")), links="to for reached", counts=_COUNTED, topic=_TOPIC),
    # Who attends them and who brings them back where they lived, in any text.
    verb("attend", "accompany", then=f"by .. {_CLINICIANS}", counts=VICTIMS),
    verb("attend", "accompany", "see", then=f"by .. {_CLINICIANS}", counts=_COUNTED, topic="care"),
    verb("get", "put", "help", then=f"back|return into|to|in|onto|on .. {_OWN_PLACES}", counts=VICTIMS),
    verb("get", "put", then=f"back into|in|onto|on .. {_OWN_PLACES}", counts=_COUNTED, topic="counsel"),
    # What lawyers get for people, in any text: their land back, a defence.
    state("get", "win", then=f"their|the .. {_LAND} back", counts=_COUNTED | _FAMILIES),
    state(
        *("have", "see", "get"),
        then=f"their|the .. {_LAND} returned|restored|reinstated|back|regained",
        counts=_COUNTED | _FAMILIES,
    ),
    state("have", "see", "get", then=f"their|the .. {_LAND} given|handed back", counts=_COUNTED | _FAMILIES),
    state("recover", "regain", "reclaim", "retrieve", then=f"their .. {_LAND}", counts=_COUNTED | _FAMILIES),
    state(
        *("get", "win", "regain", "recover", "receive"),
        then="back .. hectares|acres|plots|plot|fields|farmland|land|lands|farms",
        counts=_COUNTED | {"group"},
    ),
    help_to(
        *("aid", "assistance", "representation", "advice", "counsel", "defence", "defense"),
        links="to for",
        counts=PRISONERS,
        topic="counsel",
    ),
)
"""Cues of ``people_assisted`` in such a text."""
