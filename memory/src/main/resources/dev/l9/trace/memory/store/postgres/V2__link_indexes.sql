-- The program fills the columns of V1.1 for packets of V1 before this runs.
CREATE INDEX packet_event ON packet (event) WHERE event IS NOT NULL;
CREATE INDEX packet_parent ON packet (parent, time_us) WHERE parent IS NOT NULL;
CREATE INDEX packet_remote ON packet (remote) WHERE remote IS NOT NULL;
CREATE INDEX packet_correlation ON packet (correlation) WHERE correlation IS NOT NULL;

-- The calls of a method in one revision, those with equal inputs together.
DROP INDEX packet_tally;
CREATE INDEX packet_call ON packet (tally, inputs, time_us) WHERE tally IS NOT NULL;
CREATE INDEX packet_failed_call ON packet (tally, inputs, time_us) WHERE tally IS NOT NULL AND status <> 'success';
