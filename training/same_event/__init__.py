"""The pair weights for the same event, from ECB+."""
