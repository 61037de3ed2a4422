"""Files of foreign formats are read in a process apart, which may hang, eat memory or die without harm to the pile.

It is a child of ours that is fed through its standard input and answers on its standard output; it is stopped after a
time, has so much memory and no more (where the system can say so), opens no connection, writes no file and starts no
program other than the one for text recognition.
"""

from onrecord.ingest.apart.process import Apart

__all__ = ["Apart"]
