-- When a draft was worked on last, in whole hours since 1970, so that it can be forgotten; NULL where there is none. 0: not
-- noted yet, as in every row that an earlier version kept (FORMAT.md, 2.9).
ALTER TABLE sessions ADD COLUMN hour INTEGER DEFAULT 0;
CREATE INDEX sessions_by_hour ON sessions (hour) WHERE hour IS NOT NULL;
