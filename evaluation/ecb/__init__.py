"""The same event on ECB+: mentions of events are given, which are of one event is told by pairs and clusters."""
