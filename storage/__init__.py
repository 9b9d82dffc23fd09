"""What is kept, for how long, and who can open it. Knows no channel; ``store`` opens all of it together."""
