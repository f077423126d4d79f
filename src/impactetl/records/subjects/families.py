"""The people of families who are a subject: "51 families (293 persons) received"."""

from dataclasses import replace

from impactetl.records.base.view import View
from impactetl.records.subjects.subject import Subject
from impactetl.syntax.words import PERSON


def of_families(view: View, subject: Subject) -> Subject:
    """Give the subject with the people told in brackets in the place of their families."""
    inside = (view.at(p.end + 1) if p.noun == "group" and view.word(p.end) == "(" else None for p in subject.phrases)
    people = tuple(p for p in inside if p is not None and p.basis == "stated" and p.noun in PERSON)
    return replace(subject, phrases=people) if people else subject
