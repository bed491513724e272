"""What does each agency's own site say about its mandate, its offices and its apprentices' work?"""
