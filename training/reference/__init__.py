"""Weights for the reference of pronouns, fitted on the open genres of GUM's train split."""
