"""Why a link is no statistic after all: what else its words may tell."""
