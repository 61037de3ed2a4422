"""Our own event set: invented sentences with events, roles and offices; ``python -m evaluation.events``."""
