"""`python -m packet` is `packet`."""

from packet.cli.main import main

if __name__ == "__main__":
    main()
