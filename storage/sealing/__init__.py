"""Who can open what. The one folder that handles ciphers; ``storage/FORMAT.md`` gives every byte."""
