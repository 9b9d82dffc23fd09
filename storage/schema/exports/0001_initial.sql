-- The register of exports: what left for which researcher, and what was recalled. Written by commands, never by the service.

-- One row a parcel; who, when and which stories is in the sealed value (FORMAT.md, 5.4).
CREATE TABLE parcels (
    id BLOB PRIMARY KEY,
    researcher BLOB NOT NULL,
    number INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    UNIQUE (researcher, number)
) STRICT;

-- One row a recall list that was issued.
CREATE TABLE recalls (
    researcher BLOB NOT NULL,
    number INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (researcher, number)
) STRICT;

-- One row a receipt: that a list was acted on in the bundle made of a parcel.
CREATE TABLE receipts (
    researcher BLOB NOT NULL,
    list INTEGER NOT NULL,
    parcel BLOB NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (researcher, list, parcel)
) STRICT;
