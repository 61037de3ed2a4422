"""Mentions to entities within one document: names, descriptions, pronouns."""
