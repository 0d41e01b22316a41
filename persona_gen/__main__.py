"""``python -m persona_gen``, where the console script is not on the path."""

from persona_gen.cli import main

main()
