"""Which command was asked for, when the program is started as `python -m matcher`?"""

from matcher.cli import main

if __name__ == "__main__":
    main()
