"""How a stage is run over many documents: here, on all cores, or on a Ray cluster; same results in the same order."""

from onrecord.engines.cores import CORES_FROM, run_on_cores
from onrecord.engines.engine import Engine, EngineName
from onrecord.engines.here import run_here
from onrecord.engines.stage import Read, Stage, reading_alone
from onrecord.engines.window import Other

__all__ = [
    "CORES_FROM",
    "Engine",
    "EngineName",
    "Other",
    "Read",
    "Stage",
    "reading_alone",
    "run_here",
    "run_on_cores",
]
