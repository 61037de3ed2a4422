"""Tests of the record: real SQLite files."""
