"""How the questions themselves fare: what is counted of each, and what of the counts may be shown."""
