"""How does what a person typed become a need?"""
