"""``python -m onrecord``: the same as the command ``onrecord``."""

from onrecord.cli import main

main()
