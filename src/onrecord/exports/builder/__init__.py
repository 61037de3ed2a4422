"""The report that a person builds: questions, what answers them, words between; a file that is read, written, set."""
