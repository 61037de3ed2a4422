"""Readings to links: proposals with evidence, never a merge."""
