"""How do texts become vectors that can be compared?"""

from matcher.embedding.encoder import Encoder, Purpose, Vectors
from matcher.embedding.opening import load_encoder, open_encoder

__all__ = ["Encoder", "Purpose", "Vectors", "load_encoder", "open_encoder"]
