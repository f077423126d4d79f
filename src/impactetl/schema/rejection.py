"""Table ``rejections``: one row for each number expression that is no statistic, with the reason."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from impactetl.schema.base import Hash, Offset, Table, Text, span_fault
from impactetl.schema.enums import MetricName, Qualifier


class Reason(StrEnum):
    """Why a number expression is no record; what each means stands in ``REASONS``."""

    YEAR = "year"
    DATE = "date"
    TIME = "time"
    AGE = "age"
    DURATION = "duration"
    DISTANCE = "distance"
    MEASURE = "measure"
    PERCENTAGE = "percentage"
    FRACTION = "fraction"
    MONEY_OTHER = "money_other"
    CONTACT = "contact"
    REFERENCE = "reference"
    ORDINAL_RANK = "ordinal_rank"
    CODE = "code"
    LEGAL_TERM = "legal_term"
    OTHER_COUNT = "other_count"
    CASUALTIES = "casualties"
    RATIO = "ratio"
    NOT_ENGLISH = "not_english"
    PAGE_FURNITURE = "page_furniture"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"
    PRONOUN = "pronoun"
    PASSING_MENTION = "passing_mention"
    REPEATED = "repeated"
    REVIEWER = "reviewer"
    UNSURE = "unsure"


REASONS: dict[Reason, str] = {
    Reason.YEAR: "a calendar year or a span of years",
    Reason.DATE: "a date, or a part of one",
    Reason.TIME: "a time of day",
    Reason.AGE: "a person's age",
    Reason.DURATION: "a length of time that is no term imposed on a convicted person",
    Reason.DISTANCE: "a distance or a length",
    Reason.MEASURE: "a weight, an area, a volume, a size or another measure",
    Reason.PERCENTAGE: "a percentage",
    Reason.FRACTION: "a fraction or a share such as one in five",
    Reason.MONEY_OTHER: "an amount of money that is no fine, compensation or proceeds of the crime",
    Reason.CONTACT: "a phone number, an address, a post code or a web address",
    Reason.REFERENCE: "a page, section, article, verse, table or footnote number",
    Reason.ORDINAL_RANK: "an ordinal that ranks or repeats and is no milestone of a metric",
    Reason.CODE: "a name or code with a number in it",
    Reason.LEGAL_TERM: "a term or an amount that a law allows, or that somebody faces",
    Reason.OTHER_COUNT: "a count of something that is no metric",
    Reason.CASUALTIES: "people killed, injured or missing",
    Reason.RATIO: "an average, a rate per day, or a ratio",
    Reason.NOT_ENGLISH: "the text is not in English",
    Reason.PAGE_FURNITURE: "navigation, a form, a cookie notice, a sharing link or a reader's comment",
    Reason.HYPOTHETICAL: "said of nothing that happened or is promised",
    Reason.NEGATED: "the sentence says that it did not happen, without denying a counted class",
    Reason.PRONOUN: "stands for people counted elsewhere and has no verb of its own",
    Reason.PASSING_MENTION: "people whom a story mentions in passing",
    Reason.REPEATED: "the same fact once more: an echo, or the same amount in a second currency",
    Reason.REVIEWER: "a reviewer found that it states no statistic of its metric",
    Reason.UNSURE: "a metric's cue is near, but the rules cannot tell; a reviewer should look",
}


class Rejection(Table):
    """One number expression that is no record."""

    source_id: Hash
    """The document; key of table sources."""
    number_text: Text
    """The number expression without its qualifier."""
    number_start: Offset
    """Where the number expression starts: code points from the start of the text."""
    number_end: Offset
    """Where the number expression ends, exclusive."""
    quote: Text
    """The sentence or line that holds it, exactly as it stands in the text."""
    quote_start: Offset
    """Where the quote starts: code points from the start of the text."""
    quote_end: Offset
    """Where the quote ends, exclusive."""
    value: float | None
    """The number, where the expression reads as one."""
    value_min: float | None
    """Least number that the expression commits to."""
    value_max: float | None
    """Greatest number that the expression commits to."""
    qualifier: Qualifier | None
    """How firmly the number is stated, where the expression reads as one."""
    unit: Annotated[str, Field(min_length=1)] | None
    """Currency or unit of time, where the expression has one."""
    reason: Reason
    """Why it is no record."""
    cue: Text | None
    """The nearest words that could have made it one."""
    cue_metric: MetricName | None
    """The metric that those words belong to."""

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        """Check what one row alone can show: the spans of the quote and of the number within it."""
        quote = (self.quote, self.quote_start, self.quote_end)
        fault = span_fault(quote, (self.number_text, self.number_start, self.number_end))
        if fault:
            raise ValueError(fault)
        return self
