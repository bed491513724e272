"""Which public sources does Samlære read, one folder each?"""
