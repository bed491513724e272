"""Is it any good? Labelled cases, what the program says of them, and how often it is right."""
