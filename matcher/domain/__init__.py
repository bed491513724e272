"""The vocabulary: plain frozen dataclasses and the published rules of the scheme."""
