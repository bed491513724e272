"""The use cases: what the page, the API and the command line may ask for, and nothing deeper."""
