"""What ``firsthand check`` gives: the report of each form, for people (``reading``), programs (``documents``), editors (``sarif``)."""
