"""The rules in words, by what they are about: id, then title, why, and remedy."""
