"""Files that nobody would send: those of every format hurt in many ways, and what must hold whatever they are."""
