"""Passages to tokens, sentences and trees: the models, their view of a text, and the map back."""
