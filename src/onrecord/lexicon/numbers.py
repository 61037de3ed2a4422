"""What number words are worth together: "two hundred and fifty" is 250."""

from collections.abc import Iterable


def spoken(worths: Iterable[int]) -> int:
    """Add up number words in the order they are said; tens, hundreds and higher powers as English counts."""
    total = current = 0
    for worth in worths:
        if worth == 100:
            current = max(1, current) * 100
        elif worth >= 1000:
            total += max(1, current) * worth
            current = 0
        else:
            current += worth
    return total + current
