"""How many employees and apprentices do the agencies' own documents say that they have?"""
