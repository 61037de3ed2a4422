"""The corridor: the one package that knows the order of the rooms.

``reading`` walks one document through reading, statements and events, with ``dating`` for its dates; ``piles`` does so
for a pile on an engine; ``adding`` keeps originals and readings in a record, with what linking needs of them, and
``linking`` links them. ``rebuilding`` goes the way again for what a record holds, ``importing`` for what another one
handed over.
"""

from onrecord.build.adding import add_pile
from onrecord.build.custody import Custody
from onrecord.build.dating import redated
from onrecord.build.importing import import_bundle, know_as_there, label_as_there
from onrecord.build.linking import erase, link_record
from onrecord.build.piles import read_pile, stage, stage_with_slips
from onrecord.build.problems import PROBLEMS
from onrecord.build.reading import LANGUAGES_READ, read
from onrecord.build.rebuilding import rebuild
from onrecord.build.versions import linking_version, reader_version

__all__ = [
    "LANGUAGES_READ",
    "PROBLEMS",
    "Custody",
    "add_pile",
    "erase",
    "import_bundle",
    "know_as_there",
    "label_as_there",
    "link_record",
    "linking_version",
    "read",
    "read_pile",
    "reader_version",
    "rebuild",
    "redated",
    "stage",
    "stage_with_slips",
]
