"""The little syntax that linking needs: items, noun phrases and verb groups of one passage."""
