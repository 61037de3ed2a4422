"""Where the utterances of a claim end, as far as the record shows: origins, who repeats whom, the sentence of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Link
from onrecord.views.chains import chain
from onrecord.views.shelf import Shelf
from onrecord.views.utterances import Utterance, outlet
from onrecord.views.values import Dependence, RootRow
