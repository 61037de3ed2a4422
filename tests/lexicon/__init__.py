"""Laws and stories of lexicon."""
