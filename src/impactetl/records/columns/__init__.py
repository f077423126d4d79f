"""The other columns of a record: offence, organisation, source and who is counted."""
