"""Where staff read what families allowed."""
