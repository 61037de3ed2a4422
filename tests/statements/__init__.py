"""Tests of the room that tells who said what."""
