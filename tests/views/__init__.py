"""Tests of the questions: a real record, asked."""
