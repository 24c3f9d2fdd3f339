-- What the memory holds. The JSON of a packet is the packet; all other columns follow from it.
CREATE TABLE packet (
  seq      INTEGER PRIMARY KEY,
  id       BLOB    NOT NULL UNIQUE,           -- packet_id, 16 bytes
  type     TEXT    NOT NULL,
  time_us  INTEGER NOT NULL,                  -- microseconds since 1970, UTC
  thread   BLOB    NOT NULL,                  -- thread_uuid, 16 bytes
  method   TEXT    NOT NULL,
  error    TEXT    NOT NULL,
  file     TEXT    NOT NULL,
  layer    TEXT    NOT NULL,
  status   TEXT    NOT NULL,
  subject  TEXT,                              -- only the latest packet of a subject is searched
  replaced INTEGER NOT NULL DEFAULT 0,        -- 1 where a later packet has its subject
  searched INTEGER NOT NULL,
  tally    INTEGER,                           -- the tally that counts it
  json     TEXT    NOT NULL
);
CREATE INDEX packet_time ON packet (time_us, id);
CREATE INDEX packet_thread ON packet (thread);
CREATE INDEX packet_tally ON packet (tally) WHERE tally IS NOT NULL;
CREATE INDEX packet_subject ON packet (subject) WHERE subject IS NOT NULL;

-- Names by which packets are looked up, in small letters.
CREATE TABLE packet_key (
  name TEXT    NOT NULL,
  seq  INTEGER NOT NULL,
  PRIMARY KEY (name, seq)
) WITHOUT ROWID;
CREATE INDEX packet_key_seq ON packet_key (seq);

-- The words of packets; what is removed is overwritten.
CREATE VIRTUAL TABLE packet_words USING fts5(words, tokenize = 'porter unicode61 remove_diacritics 2');
INSERT INTO packet_words (packet_words, rank) VALUES ('secure-delete', 1);

CREATE TABLE vector_model (
  number     INTEGER PRIMARY KEY,
  name       TEXT    NOT NULL UNIQUE,
  dimensions INTEGER NOT NULL
);
CREATE TABLE packet_vector (
  model  INTEGER NOT NULL,
  seq    INTEGER NOT NULL,
  vector BLOB    NOT NULL,                    -- floats of four bytes, the lowest byte first
  PRIMARY KEY (model, seq)
) WITHOUT ROWID;
CREATE INDEX packet_vector_seq ON packet_vector (seq);

-- What was counted of executions that belong together.
CREATE TABLE tally (
  number    INTEGER PRIMARY KEY,
  key       TEXT    NOT NULL UNIQUE,
  state     TEXT    NOT NULL,                 -- the counts, as JSON
  is_open   INTEGER NOT NULL,                 -- 1 where it has changed since
  is_broken INTEGER NOT NULL                  -- 1 where a packet was forgotten that it counts
);

-- How far traces were read.
CREATE TABLE checkpoint (
  source  TEXT    PRIMARY KEY,                -- a hash of the first line
  read_to INTEGER NOT NULL,
  before  TEXT    NOT NULL                    -- a hash of what is before that place
);

-- What JVMs were.
CREATE TABLE jvm (
  id       TEXT PRIMARY KEY,
  run      TEXT NOT NULL,
  revision TEXT NOT NULL
);
