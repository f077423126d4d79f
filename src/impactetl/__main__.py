"""``python -m impactetl``."""

from impactetl.cli import main

if __name__ == "__main__":
    main()
