-- What joins packets with others. They are 64 bits of a SHA-256 each; those of an event are its span's id for other tracers.
ALTER TABLE packet ADD COLUMN event       INTEGER; -- of the trace_id
ALTER TABLE packet ADD COLUMN parent      INTEGER; -- of the parent_id; of a root the caller's span in its traceparent; else of provenance.parent_packet
ALTER TABLE packet ADD COLUMN remote      TEXT;    -- the W3C trace that a root belongs to
ALTER TABLE packet ADD COLUMN inputs      INTEGER; -- of the arguments, without what differs from run to run
ALTER TABLE packet ADD COLUMN correlation INTEGER; -- of the correlation_id
ALTER TABLE packet ADD COLUMN nanos       INTEGER; -- how long the event took

CREATE INDEX packet_event ON packet (event) WHERE event IS NOT NULL;
CREATE INDEX packet_parent ON packet (parent, time_us) WHERE parent IS NOT NULL;
CREATE INDEX packet_remote ON packet (remote) WHERE remote IS NOT NULL;
CREATE INDEX packet_correlation ON packet (correlation) WHERE correlation IS NOT NULL;

-- The calls of a method in one revision, those with equal inputs together.
DROP INDEX packet_tally;
CREATE INDEX packet_call ON packet (tally, inputs, time_us) WHERE tally IS NOT NULL;
CREATE INDEX packet_failed_call ON packet (tally, inputs, time_us) WHERE tally IS NOT NULL AND status <> 'success';
