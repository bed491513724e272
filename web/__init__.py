"""How does a person or a program ask Samlære over HTTP?"""
