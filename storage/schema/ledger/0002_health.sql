-- How questions fare: closed counts, of nobody in particular. Rows lie in the order of their names, and none says
-- when it changed. count is what has happened; settled is count as it stood when the last ten narrators had come,
-- and is all that is ever shown (FORMAT.md, 2.4).
CREATE TABLE health (
    flow TEXT NOT NULL,
    prompt TEXT NOT NULL,
    measure TEXT NOT NULL,
    count INTEGER NOT NULL,
    settled INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (flow, prompt, measure)
) STRICT, WITHOUT ROWID;
