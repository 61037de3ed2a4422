"""Record to files for others."""
