"""Which steps made the database what it is?"""
