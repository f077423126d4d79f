"""The metrics: one file each, listed in ``registry``."""
