"""Tests of ingest: what a file becomes."""
