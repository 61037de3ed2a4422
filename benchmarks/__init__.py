"""How fast documents are read, and with how much memory."""
