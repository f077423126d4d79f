"""How place names are written, and what stands before or after a name and decides whether it is a place."""

import re
from functools import partial

from impactetl.grammar.numerals import any_of
from impactetl.lexicon.load import words_of

_words = partial(words_of, "place_roles")

# "U.S.", "sub-Saharan" or a word with a capital; a set of letters stands first, since a search leaps to those at once.
START = re.compile(r"[A-Z\u00c0-\u00de\u0100-\u017fs](?:(?<=[A-Z])\.(?:[A-Z]\.)+|(?<=s)ub(?=-Saharan)|(?<!s)[^\W\d_]*)")
NEXT = re.compile(r"(?:\.? |[\u00a0\n\t]|[-\u2010\u2011'\u2019]|, ?(?=D\.? ?C\b))((?:[A-Za-z]\.){2,}|[^\W\d_]+)")
PARTICLES = frozenset(
    {
        "sub",
        "of",
        "the",
        "and",
        "de",
        "del",
        "la",
        "las",
        "los",
        "el",
        "do",
        "da",
        "dos",
        "das",
        "d",
        "s",
        "a",
        "al",
        "au",
    }
    | {"y", "sur", "le", "les", "di", "e", "es"},
)
WORLD = re.compile(rf"\b{any_of(_words('world'))}\b", re.IGNORECASE)
THE_STATES = re.compile(r"\b(?:in|to|from|across|back) the (States)\b(?! (?:of|that|which|part|concerned|[A-Z]))")

CUE_REACH = 40
"""How many characters before a name are looked at."""
NEAR = rf"(?:{any_of(_words('near'))} )?"
STRONG_CUE = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]round|[Aa]cross|[Tt]hroughout|[Ii]nside|[Ff]iled from|(?:city|town|village"
    r"|province|district|state|capital|suburb|port|municipality|region|slums?|streets|outskirts"
    r"|north|south|east|west) of|(?:north|south)(?:east|west)?|east|west|downtown|central|metro) " + NEAR + r"$",
)
WEAK_CUE = re.compile(
    r"\b(?:[Aa]t|[Ff]rom|[Tt]o|[Oo]f|[Ii]nto|[Vv]ia|[Tt]hrough|[Bb]etween|[Tt]owards?|[Ll]eaving|[Rr]eached|[Vv]isited"
    r"|capital,?) " + NEAR + r"$",
)
LISTED = re.compile(r"(?:, | and | or | & |, and |, or |/)(?:the )?")
# A town that opens a line is told by the day behind it: "Nema, 16 May.", "Sliven (6 March)".
LABEL_SIGNS = " \t\n>*\u2022\u00bb\u2013\u2014-"
LABEL_BEHIND = re.compile(r"(?:, ?| ?[(\[])(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?[A-Z][a-z]{2}|[A-Z][a-z]{2,8} \d{1,4}\b)")
# The same with names that no gazetteer has between: "Bergen, Moss and Oslo".
LISTED_ROLE = re.compile(r"(?:, [A-Z][\w'\u2019-]+){0,3}" + LISTED.pattern)
# A town may bear the name of a country.
TOWN_BEFORE = re.compile(r"\b(?:towns?|village|barangay|municipality|parish) of $")
TOWNS_BEHIND = re.compile(r",? (?:the|two|both) (?:towns?|villages?|municipalit(?:y|ies))\b")
# A village that bears the name of a place abroad: "Texas village".
VILLAGE_BEHIND = re.compile(r" (?:village|township|slum|hamlet|barangay|parish|sub-?county|trading cent(?:re|er))\b")
# An office in the town that bears the name of another country and "City": "the Benin command" in Nigeria.
OFFICE_BEHIND = re.compile(
    r"(?: Zonal| zonal| [Dd]ivisional)? (?:[Cc]ommand|[Zz]one|[Dd]ivision|[Oo]ffice|[Bb]ranch|[Hh]igh [Cc]ourt"
    r"|[Cc]ourthouse|[Pp]rison|[Cc]orrectional|[Ss]helter|[Aa]irports?)\b"
)
# An office that a town has and no country: "the Lebanon Police Department" in Ohio, "the Mexico municipal police".
TOWN_OFFICE_BEHIND = re.compile(
    r" (?:Police (?:Department|Station)|police (?:department|station)|(?:[Mm]unicipal|[Cc]ity|[Tt]own) (?:[Pp]olice"
    r"|[Cc]ourt|[Cc]ouncil|[Hh]all|[Jj]ail)|[Zz]onal [Cc]ommand|[Dd]ivisional (?:[Pp]olice|[Cc]ommand|[Hh]eadquarters)"
    r"|Area Command|Regional Trial Court|High School|Magistrates?['\u2019]? Court)\b"
)
HELD_BY = re.compile(r",\s?|\s?[(\[]")
AFTER_CUE = re.compile(
    r"(?:-based\b| (?:[Cc]ity|[Pp]rovince|[Dd]istrict|[Mm]unicipality|[Cc]ounty|[Tt]own|[Rr]egion|[Ss]uburb|[Aa]irport"
    r"|[Pp]olice|[Aa]rea|[Hh]igh [Cc]ourt|court|prison|jail|slums?|[Mm]an|[Ww]oman|[Cc]ouple|[Rr]esidents?|[Mm]otels?"
    r"|[Hh]otels?|[Oo]ffice|[Tt]eam|[Bb]ranch|[Ss]helter|[Cc]entre|[Cc]enter)\b)",
)
# What a place is, written as a part of its name: "Boke Region".
KIND_BEHIND = re.compile(
    rf" {any_of([word.capitalize() for word in _words('kind_behind')])}\b"
    r"(?! (?:Attorney|Court|Judge|Police|Jail|Prison|Sheriff|of|Commissioner|Department)\b)"
)
# A firm's or a newspaper's name holds it: "Kilpatrick Townsend & Stockton LLP".
FIRM = re.compile(r",? (?:LLP|LLC|Inc|Ltd|PLLC|PLC|Corp|GmbH|Bancorp)\b")
# What makes the country of a people's name: "the Togolese Republic".
STATE_BEHIND = re.compile(r" (?:Arab |Islamic )?(?:Republic|Confederation|States)\b(?! of\b)")
STATE_BEFORE = re.compile(
    r"\b(?:(?:Federal |Independent )?(?:Republic|Kingdom|State|Union) of (?:the )?)\Z", re.IGNORECASE
)
# What turns a country's name round: "Congo, Republic of the".
INVERTED = re.compile(r",? \(?((?:(?:Democratic|People['\u2019]s|Islamic) ){0,2}Republic of(?: the)?)(?! [A-Z])\b")
# "County" behind a name that no gazetteer has; the first word may only open the sentence.
COUNTY = re.compile(
    r"\b(?:(?:In|At|Near|From|The|And|For|Of|On|To|By|With|Outside|Former|As) )*"
    r"([A-Z][a-z][\w.'\u2019-]*(?: [A-Z][\w.'\u2019-]+)? County)\b"
)
POSTAL = re.compile(
    r", (?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]"
    r"|W[AVIY]|Calif|Fla|Tex|Mass|Ill|Ariz|Mich|Wash|Conn|Pa|Va|Ga|N\.[YJCDHM]|S\.[CD]|D\.C)\b",
)
US_COURT = re.compile(r"\b(?:District|Bureau of Investigation|Attorney General|State) of $")
_TITLES = words_of("personal_names", "address") | words_of("personal_names", "titles")
TITLE = re.compile(rf"\b{any_of([word.capitalize() for word in _TITLES])}\.? $")
# "Dominica Darlene Wallace, 25,".
AGE_BEHIND = re.compile(r"(?: [A-Z][\w.'\u2019-]+){1,3}, (?:aged? )?\d\d(?:,| of | was )")
WORD_BEFORE = re.compile(r"([A-Z][^\W\d_]*\.?)[ \u00a0]$")
WORD_AFTER = re.compile(r"[ \u00a0]([A-Z][^\W\d_]*)")
# "US" is the pronoun in a line of capitals: "ABOUT US", "WHO HELPED US IN 2020".
PRONOUN = "US"
PRONOUN_BEFORE = re.compile(
    r"(?<![^\W_])(?:ASK(?:ED|S)?|BELIEVED?|BROUGHT|CALL|CONTACT|EMAIL|FIND|FOLLOW(?:ED|S)?|FUND(?:ED|S)?|G[AI]VES?|HELP(?:ED|ING|S)?"
    r"|JOIN(?:ED|ING|S)?|KEEPS?|KEPT|KNOW|LET|LIKE|MAKES?|MADE|MEET|NEEDS?|OWES?|PAYS?|REACH|SENDS?|SENT|SHOW(?:ED|S)?"
    r"|SUPPORT(?:ED|ING|S)?|T[AE]UGHT|TEACH|TELLS?|TOLD|THANK|TRUST(?:ED|S)?|VISIT|WATCH|WRITE"
    r"|(?:ALL|EACH|MANY|MOST|NONE|ONE|SOME|TWO) OF)\s\Z"
)
# The same before no name of what is the country's: "ABOUT US", and not "HELD BY US POLICE".
PRONOUN_AFTER = re.compile(r"(?<![^\W_])(?:ABOUT|AMONG|AROUND|BEHIND|BETWEEN|BY|FOR|OF|TO|WITH)\s\Z")
NOUN_IN_CAPITALS = re.compile(
    r"[ -](?!(?:AGAIN|ALL|AND|ARE|AS|AT|FOR|HERE|IF|IN|IS|NOW|ON|OR|THIS|TO|TODAY|WITH)\b)[A-Z]{2}"
)
LANGUAGE_AFTER = re.compile(
    r"(?:[ -](?:language|speak(?:ing|ers?)|translation|version|dialect|lessons?|classes|alphabet)\b)"
)
LANGUAGE_BEFORE = re.compile(r"\b(?:in|into|speak|speaks|spoke|speaking|spoken|learn|learning|read|fluent in) $")
CLAUSE_END = re.compile(r"\s*(?:$|[.,;:)\u201d\"]|(?:and|or|but|to|with|by|on|at|for)\b)")

# Where somebody lives: "Binh Thai, 29, San Jose, pleaded guilty".
AGED = re.compile(r", \d\d, (?:of )?$")
# What stands behind a name and says that it is no place of an event.
ROLE_AFTER = re.compile(
    r"(?P<seat>[-\u2010\u2011](?:based|headquartered|registered)\b|[,(] ?[Bb]ased\b)"
    r"|(?P<office>(?:['\u2019]s)? (?:[Ee]mbass(?:y|ies)|[Cc]onsulates?|[Aa]mbassadors?)\b)"
    r"|(?P<donor> (?:has |have |had |also ){0,2}"
    rf"{any_of([*_words('donors'), 'called on', 'ranked'])}\b)"
    rf"|(?P<reporter>(?:['\u2019]s)? (?:{'|'.join(sorted(_words('reporters')))})\b)"
    r"|(?P<border> (?:side of the )?borders?\b)"
    r"|(?P<origin>[- ](?:nationals?|citizens?|citizenship|nationality|passports?|descent|origin|natives?)\b"
    r"| (?:superstar|star|striker|midfielder|footballer|goalkeeper|quarterback|defender|winger)\b"
    r"|[-\u2010\u2011](?:born|trained|backed|funded|owned|made|built|flagged|led|sponsored)\b)"
    r"|(?P<there> (?:residents?|migrants?|immigrants?|expatriates?|refugees?)\b)",
)

# What only compares: "less than a handbag in Paris", "as big as a flat in Rome", "would not buy a car in London".
_THING = r"(?:an?|the|one|any|most|some)\s(?:[a-z-]+\s){1,4}"
COMPARED_BEFORE = re.compile(
    rf"\b(?:(?:{any_of(_words('degrees'))}\s(?:[a-z-]+\s){{0,3}}?than"
    rf"|as\s(?!{any_of(_words('no_degrees'))}\b)[a-z-]+\sas"
    r"|would\s(?:not|hardly|barely|scarcely|never)\s(?:even\s)?(?:buy|rent))"
    rf"\s(?!an?\s{any_of(_words('amounts'))}\b){_THING}(?:in|on|at|near|off|of)\s(?:the\s)?{NEAR}"
    r"|(?:the|half|twice)\s(?:the\s)?size\sof\s(?:the\s)?)\Z"
)

# What people were promised is not where they are: "promised jobs in", "on the pretext of marriage into families in",
# "who thought they would teach English in".
_LINKED = r"(?:(?:as|on|at|with|into|for)\s(?:[a-z'\u2019-]+\s){1,3}?)?"
PROMISE_REACH = 120
"""How many characters before a name are looked at for a promise."""
PROMISED_BEFORE = re.compile(
    rf"\b(?i:{any_of(_words('promises'))})\s(?:(?!(?:was|were|who|and|but)\b)[a-z'\u2019-]+,?\s){{0,6}}?"
    rf"(?:{any_of(_words('prospects'))}\s{_LINKED}"
    r"|(?:would|could|might)\s(?!(?:was|were)\b)(?:[A-Za-z'\u2019-]+\s){1,6}?)"
    rf"(?:in|at|near|abroad in)\s(?:the\s)?{NEAR}\Z"
)

# What bears the name of a place without being there: "the Bangkok Bar", "Club Tokyo", "Operation Cadiz".
CALLED_AFTER = re.compile(
    r" (?:Bar|Bistro|Caf[e\u00e9]|Casino|Club|Disco|Guest ?[Hh]ouse|Inn|Karaoke|Lodge|Lounge|Massage|Motel"
    r"|Night ?[Cc]lub|Pub|Restaurant|Salon|Sauna|Spa|Tavern)\b(?! (?:Association|Council|Federation|of)\b)"
)
CALLED_BEFORE = re.compile(
    r"\b(?:Bar|Caf[e\u00e9]|Casino|Club|H[o\u00f4]tel|Motel|Operation|Pub|Restaurant|Spa|Villa) \Z"
)
# The same where the country in force is another one.
PREMISES_AFTER = re.compile(
    r" (?:(?:Primary|Secondary|High|Grand|Beach|Palace|Garden|General) )?"
    r"(?:Academy|Apartments?|Bakery|Cinema|Clinic|College|Estate|Farm|Garments?|Gardens?|Hospital|Hostel|Hotel|House|Mall"
    r"|Market|Palace|Pharmacy|Plaza|Ranch|Resort|School|Stadium|Stores?|Supermarket|Towers?)\b"
)
# Words in quotes are a name as a whole: the "Las Palmas" case.
QUOTED_BEFORE = re.compile(r"[\"\u201c\u2018](?:[A-Z][\w'\u2019-]* ){0,2}\Z")
QUOTED_AFTER = re.compile(r"(?: [A-Z][\w'\u2019-]*){0,2}[\"\u201d\u2019](?!\w)")

# How a document's title or first lines say which country it is about.
EDGE = re.compile(
    r"[\s\d:|,/()\[\]\u2010-\u2015-]*"
    r"(?:\d{4}|(?:annual|country|human rights) (?:report|update|profile)s?|news|overview)?[\s\d:|]*",
    re.IGNORECASE,
)
ROW = re.compile(r"\t|[:|] *(?!(?:19|20)\d\d\b)\d[\d.,]*\+?$")
# A number that is no year, as a line of a block of figures holds: "45 arrested", "Convictions: 12".
FIGURE = re.compile(r"(?<![\d.,/-])(?!(?:19|20)\d\d\b)\d[\d,]*")
AFTER_COLON = re.compile(r".*[:|\u2013\u2014] ?", re.DOTALL)
DATELINE = re.compile(
    r"[A-Z][A-Z.'\u2019 -]{2,40}(?:, [A-Z][\w.' -]{2,30})?(?:,? [\w ,.]{0,24})?"
    r"(?: ?\([^)\n]{1,24}\))? ?(?:--|[\u2013\u2014-])"
    r"|(?:[Ff]iled from|[Ff]rom our (?:office|team) in|[Rr]eporting from|[Dd]ateline:?) [^\n.]{3,60}",
)
# What a state does about what another one does.
POLICY = re.compile(
    r"\b(?:sanctions?|sanctioned|sanctioning|visas?|condemns?|condemned|condemnation|designates?|designated|designation"
    r"|calls? on|called on|urges?|urged|deplores?|concerned|concerns? (?:about|over|with))\b",
    re.IGNORECASE,
)
US_OFFICE = re.compile(
    r"(?:U\.?S\.?|United States) Attorney['\u2019]s Office|U\.S\. Department of Justice|Office of Public Affairs"
    r"|District Attorney\b|Sheriff['\u2019]s (?:Office|Department)",
)
