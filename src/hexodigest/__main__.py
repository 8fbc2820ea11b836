"""`python -m hexodigest`, where the command is not on the path."""

from hexodigest.cli import main

if __name__ == "__main__":
    main()
