"""What is checked beyond whether a flow can run: its words, and everything that was found, in one order."""
