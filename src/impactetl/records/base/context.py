"""What is in force where a passage stands: dates and places of its document, section and paragraph."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from impactetl.grammar.calendar_resolve import Reference
from impactetl.model import DateMention, Document, Period, PlaceKind, Span, plain
from impactetl.records.base.landmarks import landmark, names_last

# What is told as exactly as this, in days, is an event, with which what follows goes on.
EVENT_DAYS = 31
# What has happened in an event that the news tell began this long ago at most.
NEWS = timedelta(days=92)


@plain
class Subject:
    """The country that a document is about.

    ``whole`` is that of the whole document where more than its opening tells so: it was given with the document, nearly
    all places lie in it, or its title is labelled with it.
    """

    country: str | None = None
    whole: str | None = None
    led: str | None = None


@dataclass(frozen=True, eq=False)
class Frame:
    """What a document says of itself: ``reporting`` is the period that its figures are for, where it states one.

    ``totals`` is the time that they count up to, where it states one; ``said`` are the lines that state these or
    when an issue came out, so that their dates are of no event. ``edition`` is the year that names a yearbook, where it
    tells of the year before. ``written`` is the last day of the month in which a text was brought up to date, of whose
    own day nothing else is known.
    ``find_subject`` looks at all places of the document, and so is asked once a figure stands where none is in force;
    ``find_latest`` gives the latest year that the document tells as past.
    """

    document: Document
    reporting: Period | None = None
    totals: Period | None = None
    said: tuple[Span, ...] = ()
    document_year: int | None = None
    edition: int | None = None
    find_subject: Callable[[], Subject] = Subject
    find_latest: Callable[[], int | None] = lambda: None
    written: date | None = None

    @cached_property
    def counted_to(self) -> date | None:
        """The day up to which a total is counted "to date"; where nothing states it, the end of the latest year."""
        if self.last is not None:
            return self.last
        year = self.document_year or self.find_latest()
        return date(year, 12, 31) if year is not None else None

    @cached_property
    def _subject(self) -> Subject:
        return self.find_subject()

    @property
    def country(self) -> str | None:
        """The country that the document is about."""
        return self._subject.country

    @property
    def scene(self) -> str | None:
        """The country of what a document tells that reports no period: that of all its work is none of a place."""
        reports = self.reporting is not None or self.totals is not None
        return self.country or (None if reports else self._subject.led)

    @property
    def about(self) -> str | None:
        """The country that the document is about by more than its opening."""
        return self._subject.whole

    @property
    def last(self) -> date | None:
        """The day up to which totals are counted: the one stated, that of publication, or the last that is reported."""
        if self.totals is not None:
            return self.totals.last
        return self.document.published or (self.reporting.last if self.reporting is not None else None)

    @property
    def tells_news(self) -> bool:
        """Whether a document tells of single events and not of the work of a period."""
        return self.document.published is not None and self.reporting is None and self.totals is None

    def is_recent(self, period: Period) -> bool:
        """Whether a period lies in the weeks before the document, as what the news tells does."""
        day = self.document.published
        return day is not None and day - NEWS <= period.last

    def is_day_of_news(self, period: Period) -> bool:
        """Whether a period is told as exactly as an event of the weeks before the document."""
        return self.is_recent(period) and (period.last - period.first).days <= EVENT_DAYS

    @property
    def home(self) -> str | None:
        """The country of a report on one country for a period; None for any other document, such as news of a day."""
        return self.country if self.reporting is not None and self.document.published is None else None


@plain
class Place:
    """Countries in force, and the words that named them; ``opens`` where a paragraph begins with them: "In Zambia"."""

    codes: tuple[str, ...]
    name: str | None = None
    kind: PlaceKind = PlaceKind.COUNTRY
    opens: bool = False


@plain
class Context:
    """What is in force at one passage.

    ``paragraph_crime`` and ``story_crime`` tell whether the sentence that set the period tells of a crime, or of a life
    before or behind a trial, which dates no conviction; ``court_period`` is the last that dates one.
    ``story_age`` counts the paragraphs since the event of ``story_period`` was dated. ``event`` is the last one under
    the same headings, however far back; ``clock`` is the time that an earlier paragraph told last, from which "two
    years later" counts; ``landmarks`` are the times told under the same headings, each with its sentence.
    ``named_year`` is the last year that the paragraph names, ``counted`` the time since a start over which it counts;
    ``counts_up`` tells whether a sentence under the same headings counted so.
    ``in_item`` tells whether the paragraph is an item of a list.
    What stands before ``opening_end`` is the headline of a text, which tells of the event of its first paragraph; what
    stands from there to ``lead_end`` are its first sentences, which leave it to the next one to date that event.
    """

    frame: Frame
    paragraph: int = -1
    in_item: bool = False
    headings: tuple[tuple[int, int], ...] = ()
    section_period: Period | None = None
    section_place: Place | None = None
    paragraph_period: Period | None = None
    paragraph_crime: bool = False
    paragraph_place: Place | None = None
    story_place: Place | None = None
    story_period: Period | None = None
    story_crime: bool = False
    court_period: Period | None = None
    story_age: int = 0
    event: Period | None = None
    clock: Period | None = None
    landmarks: tuple[tuple[Period, Span], ...] = ()
    named_year: Period | None = None
    counted: Period | None = None
    counts_up: bool = False
    lead_period: Period | None = None
    lead_place: Place | None = None
    opening_period: Period | None = None
    opening_place: Place | None = None
    opening_end: int = 0
    lead_end: int = 0

    def reference_for(self, mention: DateMention) -> Reference:
        """From where a date of this passage is counted: one that names an event, from the sentence that told of it."""
        if not mention.landmark:
            return self.reference()
        text = self.frame.document.text
        found = landmark(self.landmarks, mention, text)
        if found is None and names_last(text, mention):
            found = self.paragraph_period or self.clock
        return Reference(self.frame.document.published, found)

    def reference(self) -> Reference:
        """From where relative dates are counted in this passage."""
        told = self.paragraph_period if self.frame.reporting is None or self.frame.document.published else None
        story = told or self.lead_period or self.section_period
        frame = self.frame
        return Reference(
            frame.document.published,
            story,
            frame.reporting or frame.totals,
            frame.document_year,
            self.event,
            clock=told or self.paragraph_period or self.clock,
            written=frame.written,
        )
