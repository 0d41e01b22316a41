"""``persona-gen``, and ``python -m persona_gen`` where the console script is not on the path."""

import os


def main() -> None:
    """Run the command line. An interrupt while it is still being loaded is one line, as it is later on."""
    try:
        from persona_gen.cli import main as run  # noqa: PLC0415 - within the try: an interrupt comes while it loads

        run()
    except KeyboardInterrupt:
        os.write(2, b"persona-gen: interrupted; run the same command again\n")
        os._exit(130)


if __name__ == "__main__":
    main()
