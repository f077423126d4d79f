"""The country that a passage leaves in force for those behind it."""

import re
from dataclasses import replace

from impactetl.grammar.gatherings import is_of_gathering
from impactetl.grammar.signs import ITEM
from impactetl.model import NAMED_PLACES, Mentions, Passage, PassageKind, PlaceRole
from impactetl.records.base.context import Context, Place
from impactetl.records.placing.place_in_force import as_in_force
from impactetl.records.placing.scene import set_in

# A passage that names so many countries is about none of those before it.
_ROUND = 4


def at_item(context: Context, passage: Passage) -> Context:
    """Give the context at a passage that may open an item of a list: where the item before was set says nothing of it.

    What stood before the list holds for all its items.
    """
    text = context.frame.document.text
    line = text.rfind("\n", 0, passage.start) + 1
    mark = ITEM.match(text, line)
    if mark is not None and text[mark.end() : passage.start].strip():
        return context  # a later sentence of the item
    if mark is None:
        return (
            replace(context, in_item=False) if context.in_item and passage.paragraph != context.paragraph else context
        )
    if context.in_item:
        return context if context.paragraph_place is None else replace(context, paragraph_place=None)
    return replace(context, in_item=True, story_place=context.paragraph_place or context.story_place)


def behind_places(context: Context, passage: Passage, mentions: Mentions, text: str) -> tuple[Context, Place | None]:
    """Give the context behind the places of a passage, and the country that it is set in, if it is one."""
    if not mentions.places or passage.kind is PassageKind.ROW:  # the row of a total is of no row above it
        return context, None
    span = (passage.start, passage.end)
    if is_of_gathering(text[passage.start : passage.end]):
        return context, None
    mentions = replace(mentions, places=tuple(as_in_force(place, context) for place in mentions.places))
    codes = set_in(mentions, text, span, context.frame.home or context.frame.about, placed=_is_placed(context))
    if len(codes) == 1:
        place = Place(codes, opens=_opens(passage, mentions, text))
        return (context if place == context.paragraph_place else replace(context, paragraph_place=place)), place
    return (_elsewhere(context, codes) if len(codes) >= _ROUND or _all_in(mentions, codes) else context), None


# "Over the border in Zambia", "In southern Peru": what leads to a place that a paragraph opens with.
_LEADS_IN = re.compile(
    r"(?:meanwhile,? |and |but |also )?"
    r"(?:in|from|over|across|back|down|up|out|north|south|elsewhere|further)\b[\w ]{0,30}\Z",
    re.IGNORECASE,
)


def _opens(passage: Passage, mentions: Mentions, text: str) -> bool:
    """Whether a paragraph begins with where it is set: "In Zambia, where we began in March, ..."."""
    first = min(mentions.places, key=lambda place: place.start)
    if first.kind not in NAMED_PLACES or first.role is not PlaceRole.AT:
        return False
    begins = not text[text.rfind("\n", 0, passage.start) + 1 : passage.start].strip()
    return begins and _LEADS_IN.match(text, passage.start, first.start) is not None


def _is_placed(context: Context) -> bool:
    """Whether a country is in force behind the sentences before, the heading, or for the whole document."""
    here = context.paragraph_place or context.lead_place or context.section_place
    return here is not None or context.frame.scene is not None


def _all_in(mentions: Mentions, codes: tuple[str, ...]) -> bool:
    """Whether a passage tells of several countries that each is where something happens: "in Vanuatu or Fiji"."""
    told = [place for place in mentions.places if place.kind in NAMED_PLACES]
    return len(codes) > 1 and all(place.role is PlaceRole.AT for place in told)


def _elsewhere(context: Context, codes: tuple[str, ...]) -> Context:
    """The context behind a passage on a round of countries: a place that is none of them is left."""
    out = context
    if out.paragraph_place is not None and not set(out.paragraph_place.codes) & set(codes):
        out = replace(out, paragraph_place=None)
    if out.story_place is not None and not set(out.story_place.codes) & set(codes):
        out = replace(out, story_place=None)
    return out
