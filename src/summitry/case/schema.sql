-- A case. Facts are appended, each under the hash of what it was made from; nothing is changed in place.
CREATE TABLE IF NOT EXISTS documents (
    digest TEXT NOT NULL,
    id TEXT NOT NULL,
    title TEXT,
    publisher TEXT,
    side TEXT,
    account TEXT,
    published_on TEXT,
    held_on TEXT,
    kind TEXT NOT NULL,
    url TEXT,
    text TEXT NOT NULL,
    PRIMARY KEY (digest, id)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS findings (
    key TEXT PRIMARY KEY,
    document_id TEXT NOT NULL,
    digest TEXT NOT NULL,
    made_by TEXT NOT NULL,
    record TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS points (
    key TEXT NOT NULL REFERENCES findings (key),
    id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    exact TEXT NOT NULL,
    label TEXT NOT NULL,
    status TEXT,
    rule TEXT NOT NULL,
    PRIMARY KEY (key, id)
) WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS points_by_status ON points (status);
