"""How well documents are read: scorers on plain readings, floors and the gate.

``python -m evaluation`` reads each set with the ``onrecord`` command and prints its figures. Every scorer takes the
objects that ``onrecord read --jsonl`` prints and knows nothing of how they were made.
"""
