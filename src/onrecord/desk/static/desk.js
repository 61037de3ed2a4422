// keys follow
