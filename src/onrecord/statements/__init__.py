"""Reading to statements: cue, source, content, chain, speaker, stance."""
