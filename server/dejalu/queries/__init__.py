"""The language in which papers are searched for, and the words that texts are cut into for it. Pure.

Both databases keep, and are asked for, these words and no others: so they give the same answers.
"""
