"""Everything Samlære knows about agencies and apprentices, and everything it computes from that."""
