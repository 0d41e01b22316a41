"""Persona documents as agencies and chat bots make them, with right and wrong sentences planted."""
