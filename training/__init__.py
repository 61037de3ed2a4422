"""Programs that train the shipped models from open corpora."""
