"""What do the packaged tables say, as observations?"""

from matcher.seed.reading import SeedRun, read_seed

__all__ = ["SeedRun", "read_seed"]
