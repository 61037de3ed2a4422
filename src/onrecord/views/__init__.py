"""Questions put to the record, read-only; what they answer with stands in ``views.values``.

Each question has a module of its own, and nothing is imported here: the first answer should not wait for all others.
"""
