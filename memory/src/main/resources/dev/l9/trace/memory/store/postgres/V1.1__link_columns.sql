-- What joins packets with others. They are 64 bits of a SHA-256 each; those of an event are its span's id for other tracers.
ALTER TABLE packet ADD COLUMN event       bigint;  -- of the trace_id
ALTER TABLE packet ADD COLUMN parent      bigint;  -- of the parent_id; of a root the caller's span in its traceparent; else of provenance.parent_packet
ALTER TABLE packet ADD COLUMN remote      text;    -- the W3C trace that a root belongs to
ALTER TABLE packet ADD COLUMN inputs      bigint;  -- of the arguments, without what differs from run to run
ALTER TABLE packet ADD COLUMN correlation bigint;  -- of the correlation_id
ALTER TABLE packet ADD COLUMN nanos       bigint;  -- how long the event took
