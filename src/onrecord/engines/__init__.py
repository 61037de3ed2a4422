"""How a stage is run over many documents: here, or on all cores, with the same result in the same order."""

from onrecord.engines.cores import CORES_FROM, run_on_cores
from onrecord.engines.here import run_here
from onrecord.engines.stage import Read, Stage, reading_alone

__all__ = ["CORES_FROM", "Read", "Stage", "reading_alone", "run_here", "run_on_cores"]
