-- What the memory holds. The JSON of a packet is the packet; all other columns follow from it.
CREATE TABLE packet (
  seq      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id       uuid     NOT NULL UNIQUE,          -- packet_id
  type     text     NOT NULL,
  time_us  bigint   NOT NULL,                 -- microseconds since 1970, UTC
  thread   uuid     NOT NULL,                 -- thread_uuid
  method   text     NOT NULL,
  error    text     NOT NULL,
  file     text     NOT NULL,
  layer    text     NOT NULL,
  status   text     NOT NULL,
  subject  text,                              -- only the latest packet of a subject is searched
  replaced smallint NOT NULL DEFAULT 0,       -- 1 where a later packet has its subject
  searched smallint NOT NULL,
  tally    bigint,                            -- the tally that counts it
  json     json     NOT NULL
);
CREATE INDEX packet_time ON packet (time_us, id);
CREATE INDEX packet_thread ON packet (thread);
CREATE INDEX packet_tally ON packet (tally) WHERE tally IS NOT NULL;
CREATE INDEX packet_subject ON packet USING hash (subject) WHERE subject IS NOT NULL;

-- Names by which packets are looked up, in small letters.
CREATE TABLE packet_key (
  name text   NOT NULL,
  seq  bigint NOT NULL
);
CREATE INDEX packet_key_name ON packet_key USING hash (name);
CREATE INDEX packet_key_seq ON packet_key (seq);

-- The words of packets.
CREATE TABLE packet_words (
  seq   bigint   PRIMARY KEY,
  words tsvector NOT NULL
);
CREATE INDEX packet_words_words ON packet_words USING gin (words);

-- What was counted of executions that belong together.
CREATE TABLE tally (
  number    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key       text     NOT NULL,
  state     text     NOT NULL,                -- the counts, as JSON
  is_open   smallint NOT NULL,                -- 1 where it has changed since
  is_broken smallint NOT NULL                 -- 1 where a packet was forgotten that it counts
);
CREATE INDEX tally_key ON tally USING hash (key);

-- How far traces were read.
CREATE TABLE checkpoint (
  source  text   PRIMARY KEY,                 -- a hash of the first line
  read_to bigint NOT NULL,
  before  text   NOT NULL                     -- a hash of what is before that place
);

-- What JVMs were.
CREATE TABLE jvm (
  id       text PRIMARY KEY,
  run      text NOT NULL,
  revision text NOT NULL
);

-- For people who ask: the same with times as times.
CREATE VIEW packets AS
  SELECT id AS packet_id, type AS packet_type, to_timestamp(time_us / 1e6) AS "timestamp", thread AS thread_uuid,
         method, error, file, layer, status, replaced = 1 AS is_replaced, json
  FROM packet;
