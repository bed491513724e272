"""Where may the long words of a text for people be parted?"""

from matcher.language.parting import SOFT_HYPHEN, soften

__all__ = ["SOFT_HYPHEN", "soften"]
