"""In which trades is each agency an approved training establishment?"""
