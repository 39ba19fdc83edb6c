"""A text → the institutions that it names, by a table of names and by the form of names that the table lacks."""
