"""What a passage gives to those behind it: dates, places, labels of tables and counts told in several."""
