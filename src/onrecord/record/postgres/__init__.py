"""A record in a database of PostgreSQL, for teams. Nothing of it is loaded for a record that is a file.

``wording`` puts the SQL of this room into PostgreSQL's words, ``functions`` adds what that cannot say, ``asking`` and
``writing`` stand in for ``reader`` and ``writer``, ``words`` for the full-text index, ``roles`` says who may do what.
"""
