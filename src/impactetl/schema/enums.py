"""The closed vocabularies of the published columns."""

from enum import StrEnum


class MetricName(StrEnum):
    """What a record counts; each has its definition in table ``metrics``."""

    PEOPLE_RESCUED = "people_rescued"
    VICTIMS_IDENTIFIED = "victims_identified"
    PEOPLE_ASSISTED = "people_assisted"
    PEOPLE_TRAINED = "people_trained"
    ARRESTS = "arrests"
    PROSECUTIONS = "prosecutions"
    INVESTIGATIONS = "investigations"
    CONVICTIONS = "convictions"
    ACQUITTALS = "acquittals"
    SENTENCE_LENGTH = "sentence_length"
    FINE = "fine"
    COMPENSATION = "compensation"
    OPERATIONS = "operations"
    CASES = "cases"
    BUSINESSES_CLOSED = "businesses_closed"
    VICTIMS_ESTIMATED = "victims_estimated"
    ILLICIT_PROFITS = "illicit_profits"
    COUNTRIES_OF_OPERATION = "countries_of_operation"


class Qualifier(StrEnum):
    """How firmly the text states the number."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"
    VAGUE = "vague"


class ValueBasis(StrEnum):
    """Whether the value is in the words, implied by a singular person, or added up."""

    STATED = "stated"
    IMPLIED = "implied"
    DERIVED = "derived"


class Scope(StrEnum):
    """What stretch of time the figure totals."""

    EVENT = "event"
    PERIOD = "period"
    CUMULATIVE = "cumulative"
    RATE = "rate"
    STOCK = "stock"


class Modality(StrEnum):
    """Whether it has happened."""

    ACTUAL = "actual"
    PLANNED = "planned"
    CONDITIONAL = "conditional"


class PeriodBasis(StrEnum):
    """Where the period was read."""

    STATED = "stated"
    RELATIVE = "relative"
    INHERITED = "inherited"
    PUBLICATION = "publication"
    NONE = "none"


class Area(StrEnum):
    """How much of the world the figure covers."""

    COUNTRY = "country"
    SEVERAL = "several"
    WORLD = "world"
    UNKNOWN = "unknown"


class PlaceBasis(StrEnum):
    """Where the country was read."""

    STATED = "stated"
    CITY = "city"
    AUTHORITY = "authority"
    INHERITED = "inherited"
    NONE = "none"


class Sex(StrEnum):
    """Sex of the people counted, where the text says so."""

    FEMALE = "female"
    MALE = "male"
    MIXED = "mixed"


class AgeGroup(StrEnum):
    """Age of the people counted, where the text says so."""

    MINOR = "minor"
    ADULT = "adult"
    MIXED = "mixed"


class AbuseType(StrEnum):
    """The field of the offence."""

    SEX_TRAFFICKING = "sex_trafficking"
    LABOR_TRAFFICKING = "labor_trafficking"
    TRAFFICKING = "trafficking"
    SEXUAL_VIOLENCE = "sexual_violence"
    POLICE_ABUSE = "police_abuse"
    LAND_THEFT = "land_theft"
    ONLINE_EXPLOITATION = "online_exploitation"
    OTHER = "other"


class Review(StrEnum):
    """What a reviewer said of the record."""

    NONE = "none"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    ADDED = "added"
