"""Names of one thing: shorter and longer, in letters, in another spelling, defined or given later."""
