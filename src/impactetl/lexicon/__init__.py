"""Word lists as TOML, read once; contradictions are refused."""
