"""What can be done from the command line?"""

from matcher.collector import collector_at_rest

with collector_at_rest():
    from matcher.cli.main import main

__all__ = ["main"]
