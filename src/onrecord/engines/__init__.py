"""How a stage is run over many documents."""
