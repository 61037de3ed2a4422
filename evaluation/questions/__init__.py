"""A researcher's questions, each with one command, measured by the passages that support the answer."""
