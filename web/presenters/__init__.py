"""How does what the services answer become what a page shows?"""
