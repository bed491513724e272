"""How does what public sources say become observations in the store?"""
