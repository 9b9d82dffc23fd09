"""How questions fare: counted while talks go on, drawn for whoever words the questions."""
