"""``python -m onrecord`` is the command."""

import subprocess
import sys
from importlib.metadata import version


def test_the_package_runs_as_a_module() -> None:
    ran = subprocess.run([sys.executable, "-m", "onrecord", "--version"], capture_output=True, text=True, check=True)
    assert ran.stdout == f"onrecord {version('onrecord')}\n"
