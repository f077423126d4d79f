"""What the words of the vocabularies mean, by the name that a vocabulary has in the database."""

from collections.abc import Mapping

from impactetl.schema.claim import LINK_KINDS, LINK_REASONS, MERGE_REASONS, UNSAFE_REASONS
from impactetl.schema.rejection import REASONS

MEANINGS: Mapping[str, Mapping[str, str]] = {
    "reason": {key.value: told for key, told in REASONS.items()},
    "merge_reason": {key.value: told for key, told in MERGE_REASONS.items()},
    "unsafe_reason": {key.value: told for key, told in UNSAFE_REASONS.items()},
    "link_kind": {key.value: told for key, told in LINK_KINDS.items()},
    "link_reason": {key.value: told for key, told in LINK_REASONS.items()},
}
