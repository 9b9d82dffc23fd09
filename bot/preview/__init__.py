"""The preview: one page, with no network and no engine in it, that a designer reads and plays every route in."""
