"""Completing papers from what arXiv and Crossref know of them."""
