"""What ``firsthand check`` gives: the report of each form, for people (``reading``), programs (``document``), editors (``sarif``)."""
