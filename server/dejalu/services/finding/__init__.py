"""Finding papers: documents are what is searched, and everything that lists papers by a query does it here."""
