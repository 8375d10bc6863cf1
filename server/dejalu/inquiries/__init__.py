"""What arXiv and Crossref are asked about papers, and what they answer: the only part that goes out to the network."""
