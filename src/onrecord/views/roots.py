"""Where the utterances of a claim end, as far as the record shows: origins, who repeats whom, and the sentence of it."""
