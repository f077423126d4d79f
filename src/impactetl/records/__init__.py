"""Mentions -> ImpactRecord | Rejection: linking, context, checks, proof."""
