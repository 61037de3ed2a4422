"""How well documents are read: scorers, floors and the gate."""
