"""The public edition of a built dataset: what may be shared of it without harming anyone."""

from impactetl.sharing.edition import EditionReport, publish_edition

__all__ = ["EditionReport", "publish_edition"]
