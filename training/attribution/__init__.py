"""Training of the attribution tagger: corpora, network, linker, export. See README.md."""
