"""What was won back or paid to the wronged in whatever words: "clawed back £212,000 in stolen pay"."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from impactetl.lexicon.load import words_of
from impactetl.metrics.base import PEOPLE, VICTIMS
from impactetl.model import NumberKind
from impactetl.records.base.nearby import left_of, right_of
from impactetl.records.base.view import View

# A verb stands within so many words of its amount, those paid and what is paid within so many, a court within more.
_VERB_REACH, _NEAR, _FAR = 6, 8, 18
# What else it may be is told this near; so is the time of a rate.
_ELSE_REACH, _RATE_REACH = 4, 3
# Classes of those who are wronged.
_PERSONS = frozenset({"him", "her", "them", "us", "me"})
_TO = frozenset({"to", "for", "among"})
_GOT = frozenset({"received", "got", "given"})
_HAD = (("paid", "were"), ("paid", "was"), ("paid", "been"), ("had", "have"), ("had", "has"))
_IS, _HAS = frozenset({"is", "are"}), frozenset({"was", "were", "has", "have", "had"})
_HAS_IT = frozenset({"has", "have", "had"})
_SUBJECTS = frozenset({"she", "he", "they", "it", "we"})
_OWN = frozenset({"we", "our", "us"})


def _list(name: str) -> frozenset[str]:
    return words_of("money", "compensation", name)


RECEIVERS = _list("receivers") | _list("wronged")
"""To whom it is paid."""


def redress_words() -> frozenset[str]:
    """Give the words of which one stands where an amount is redress without being called so."""
    names = ("paying", "restoring", "awards", "sharing", "away")
    return frozenset({"back", "good", "owed", "with"}).union(*map(_list, names))


def payers() -> tuple[frozenset[str], frozenset[str]]:
    """Give the words for who pays those he wronged, and how; one of each stands where a payment is told so."""
    return _list("payers"), _list("paying")


def wronged() -> frozenset[str]:
    """Give the words for those who come by money because they were wronged."""
    return _list("wronged")


def is_redress(view: View, i: int, *, field: bool) -> bool:
    """Whether the amount at item ``i`` was paid to the wronged or won for them; ``field``: the text is of them."""
    told = _Told(view, i)
    if told.is_else():
        return False
    ways = (*_SURE, *_IN_FIELD) if field else _SURE
    return any(way(told) for way in ways)


@dataclass(frozen=True)
class _Told:
    """An amount and the words round it in its clause."""

    view: View
    i: int

    @cached_property
    def left(self) -> Sequence[str]:
        """The words before it, the nearest first."""
        return left_of(self.view, self.i, _FAR)

    @cached_property
    def right(self) -> Sequence[str]:
        """The words behind it."""
        return right_of(self.view, self.i, _FAR)

    def _near(self, name: str, reach: int) -> bool:
        """Whether a word of a list stands within reach before it."""
        return not _list(name).isdisjoint(self.left[:reach])

    def is_else(self) -> bool:
        """Whether it is told to be something else: a price, a debt, a rate, a gift."""
        other = not _list("elsewhere").isdisjoint({*self.left[:_ELSE_REACH], *self.right[:_ELSE_REACH]})
        rate = not _list("rates").isdisjoint(self.right[:_RATE_REACH]) and self.right[:1] != ["in"]
        return other or rate

    def won_back(self) -> bool:
        """Pay that was won back: "wages of RM 2,086,400 were recovered", "£900 in recruitment fees refunded"."""
        near = {*self.left[:_NEAR], *self.right[:_NEAR]}
        good = self.left[:1] == ["good"]  # "make good ZAR 90,000 in wages"
        return (good or not _list("restoring").isdisjoint(near)) and not _list("wages").isdisjoint(near)

    def settled(self) -> bool:
        """What ended a dispute: "the survivor settled for $1.9 million", "claims were settled, for NPR 38 million"."""
        return self.left[:1] == ["for"] and not {"settled", "settle", "settles"}.isdisjoint(self.left[:_VERB_REACH])

    def ruled(self) -> bool:
        """What a court gave the wronged: "directed the State to pay 7 lakh rupees to the widow"."""
        words = {*self.left, *self.right}
        courts = words_of("justice", "court", "words") | _list("benches")
        court = not courts.isdisjoint(words) and not _list("ruling").isdisjoint(words)
        bound = not {"must", "ordered"}.isdisjoint(self.left[:_VERB_REACH]) or self._is_to(court=court)
        paying = self._near("paying", _VERB_REACH) or "owed" in self.left[:_VERB_REACH] or self.left[:1] == ["with"]
        return (court or bound) and paying and self._to_wronged()

    def _is_to(self, *, court: bool) -> bool:
        """What somebody is to pay: "the man is to pay her family 5 million"; only a court tells what he "had to"."""
        left = self.left[: _VERB_REACH + 2]
        verbs = (left[k + 2] for k, word in enumerate(left[:-2]) if word in _list("paying") and left[k + 1] == "to")
        return any(word in _IS or (court and word in _HAS) for word in verbs)

    def owed_to_them(self) -> bool:
        """What those wronged have got of what they were owed: "she now has the $4,200 she was owed"."""
        owed = "owed" in self.right[:4] and not _SUBJECTS.isdisjoint(self.right[:1])
        return owed and not (_list("paying") | _HAS_IT).isdisjoint(self.left[:_VERB_REACH])

    def to_be_paid(self) -> bool:
        """What a court orders to be paid: "the judge ordered 11,400 euros to be paid to the victims"."""
        paid = self.right[:2] == ["to", "be"] and not _list("paying").isdisjoint(self.right[2:3])
        wronged = not RECEIVERS.isdisjoint(self.right[3:])
        return paid and wronged and not _list("ruling").isdisjoint(self.left[:3])

    def ordered_to_go(self) -> bool:
        """What a court has given to the wronged: "ordered that £31,000 of it be handed over to the workers"."""
        ruled = self.left[:1] == ["that"] and not _list("decreeing").isdisjoint(self.left[1:3])
        if not ruled or not (words_of("justice", "court", "words") | _list("benches")) & set(self.left):
            return False
        at = next((k for k, (led, word) in enumerate(pairwise(self.right)) if _is_given(led, word)), None)
        return at is not None and self._to_wronged_from(self.i + 1 + at)

    def worth_of_claims(self) -> bool:
        """What claims that were won are worth: "two dozen civil cases won, worth $1.3 million to our guests"."""
        claims = self.left[:1] == ["worth"] and not _list("claims").isdisjoint(self.left[1:_NEAR])
        won = not (_list("restoring") | {"settled", "win"}).isdisjoint({*self.left, *self.right})
        return claims and won

    def named_before(self) -> bool:
        """What was won, told behind a colon or a dash: "got severance pay for 212 workers of a plant: $5 million"."""
        if self.left[:1] not in ([":"], ["-"]):
            return False
        pairs = {tuple(pair.split()) for pair in words_of("money", "compensation", "pairs")}
        told = any((word, led) in pairs for led, word in pairwise(self.left))
        told = told or not _list("words").isdisjoint(self.left)
        return told and not (_list("restoring") | {"got", "win"}).isdisjoint(self.left)

    def to_be_divided(self) -> bool:
        """What the wronged are to share: "EUR 60,000 to be divided among four women"."""
        run = list(self.right[:_ELSE_REACH])
        shared = any(word in _list("dividing") and led in _GIVEN_LED for led, word in pairwise(run))
        return shared and self._to_wronged_from(self.i + 1)

    def paid_for_wrong(self) -> bool:
        """What was paid to the wronged after a dispute: "after two years of letters paid 14 maids it had cheated"."""
        words = {item.lower for item in self.view.items}
        paying = not _list("paying").isdisjoint({*self.left[:_VERB_REACH], *self.right[:_VERB_REACH]})
        return paying and not _list("redress").isdisjoint(words) and self._to_wronged()

    def given_back(self) -> bool:
        """What somebody got back: "he got his $1,200 back", "has got £1.1m back for domestic workers"."""
        back = "back" in self.left[:3] or "back" in self.right[:2]
        return back and self._near("paying", _VERB_REACH)

    def awarded(self) -> bool:
        """What a dispute ended with: "settlements totalling $2.4 million", "the largest award, $1.5 million,"."""
        summed = self.left[:2] in (["of", "sum"], ["of", "amount"]) and self._near("awards", _FAR)
        led = not _list("award_links").isdisjoint(self.left[:1]) and self._near("awards", _VERB_REACH)
        led = led or summed
        apposed = self.left[:1] == [","] and not _list("awards").isdisjoint(self.left[1:2])
        return led or apposed or not _list("awards").isdisjoint(self.right[:2])

    def won(self) -> bool:
        """What those who help won: "last year we won €88,000", "our lawyers secured $230,000", "workers recovered"."""
        verb = next((k for k, word in enumerate(self.left[:2]) if word in _list("restoring")), None)
        if verb is None or not self.view.is_verb(self.i - 1 - verb):
            return False
        before = self.left[verb + 1 : verb + 1 + _VERB_REACH]
        wronged = any(self.is_wronged(k) for k in range(max(self.i - _NEAR, 0), self.i - verb - 1))
        return wronged or not _list("winners").isdisjoint(before)

    def shared(self) -> bool:
        """What several came by: "nine cleaners shared $45,000", "between them the pickers got", "walked away with"."""
        sharing = self._near("sharing", 2) or (self._near("sharing", _FAR) and self._near("paying", 2))
        with_it = self.left[:1] == ["with"] and self.left[1:2] == ["away"]
        return with_it or (sharing and any(self.is_wronged(k) for k in range(max(self.i - _FAR, 0), self.i)))

    def made_to_pay(self) -> bool:
        """What somebody was made to pay the wronged: "the consul got the employer to pay the maid $12,000"."""
        to = any(a in _list("paying") and b == "to" for a, b in pairwise(self.left[:_NEAR]))
        return to and self._near("causing", _FAR) and self._to_wronged()

    def for_harm(self) -> bool:
        """What was paid for a harm: "the Home Office paid him £90,000 for 40 days of detention"."""
        harm = self.right[:1] == ["for"] and not _list("harm").isdisjoint(self.right[:_NEAR])
        return harm and self._near("paying", _VERB_REACH) and self._payer()

    def paid_by(self) -> bool:
        """What a body that had wronged them paid people: "police paid the two sisters £70,000"."""
        paid = self._near("paying", _VERB_REACH) and self._payer()
        return paid and self._to_wronged() and self._no_aid() and self.right[:1] != ["for"]

    def bereaved(self) -> bool:
        """What those who were wronged came by: "the families of the dead have had ₹200,000 each"."""
        words = tuple(self.left[:2])
        had = words in _HAD or not _GOT.isdisjoint(words[:1])
        got = had and not _list("wronged").isdisjoint(self.left[1:_NEAR])
        return got and self._no_aid() and self.right[:1] not in (["for"], ["by"])

    def granted(self) -> bool:
        """What somebody was granted for what befell them: "a trader who lost an eye was granted N10 million"."""
        befallen = not _list("befallen").isdisjoint(self.left) or not _list("wronged").isdisjoint(self.left)
        return self.left[:1] == ["granted"] and befallen and self._no_aid() and self.right[:1] != ["for"]

    def _payer(self) -> bool:
        """Whether one who may have to pay stands before: an employer, the State."""
        return not _list("payers").isdisjoint(self.left) and not _OWN.intersection(self.left)

    def _no_aid(self) -> bool:
        return _list("aid").isdisjoint({*self.right[:_NEAR], *self.left[:_ELSE_REACH]})

    def _to_wronged(self) -> bool:
        """Whether those who get it stand right before the amount, or behind "to"."""
        items, i = self.view.items, self.i
        before = any(self.is_wronged(k) for k in range(max(i - 4, 0), i))
        led = next((k for k in range(i + 1, min(i + 1 + _NEAR, len(items))) if items[k].lower in _TO), None)
        behind = (
            led is not None
            and not self.view.is_verb(led + 1)
            and any(self.is_wronged(k) for k in range(led + 1, min(led + 6, len(items))))
        )
        return before or behind

    def _to_wronged_from(self, start: int) -> bool:
        """Whether a preposition leads to those wronged behind item ``start``."""
        items = self.view.items
        led = (k for k in range(start, min(start + _FAR, len(items))) if items[k].lower in _TO | {"between"})
        return any(self.is_wronged(n) for k in led for n in range(k + 1, min(k + 5, len(items))))

    def is_wronged(self, k: int) -> bool:
        """Whether an item is one of those who were wronged."""
        item = self.view.items[k]
        if item.number is not None and item.number.kind is NumberKind.CARDINAL and k + 1 == self.i:
            return True  # "to give the 14 $2,000 each"
        named = item.capital and item.category == "noun" and item.noun is None and not item.clitic and k + 1 == self.i
        return named or item.noun in (VICTIMS | PEOPLE) or item.lower in _PERSONS or item.lower in RECEIVERS


# "Be paid", "should go", "was to be shared".
_GIVEN_LED = frozenset({"be", "to", "should", "must", "shall", "was", "were", "is", "are"})


def _is_given(led: str, word: str) -> bool:
    """Whether two words tell that something goes to somebody: "be paid", "should go"."""
    return led in _GIVEN_LED and (word in _list("paying") or word in _list("dividing") or word == "go")


_SURE = (
    *(_Told.ordered_to_go, _Told.to_be_divided, _Told.worth_of_claims, _Told.named_before, _Told.won_back),
    *(_Told.settled, _Told.ruled, _Told.paid_for_wrong, _Told.owed_to_them, _Told.to_be_paid),
)
_IN_FIELD = (
    *(_Told.given_back, _Told.awarded, _Told.won, _Told.shared, _Told.made_to_pay),
    *(_Told.for_harm, _Told.paid_by, _Told.bereaved, _Told.granted),
)
