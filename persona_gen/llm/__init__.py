"""Talking to a model: the client and its transport, limits, budget, cache, prompts, and the embedded model."""
