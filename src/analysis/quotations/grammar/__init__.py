"""Grammar: noun phrases and the subjects of verbs."""
