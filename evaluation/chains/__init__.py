"""Attributions with chains on open documents of GUM: stand-off annotations, their compiler, scorer and agreement.

``python -m evaluation.chains`` scores the readings of ``onrecord`` on the test part; ``--agreement`` compares the two
annotations of the documents that were annotated twice. Texts come from the CoNLL-U files at run time.
"""
