"""Tests of the report that a person builds."""
