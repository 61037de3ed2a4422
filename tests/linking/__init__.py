"""Tests of linking: readings by hand, links by eye."""
