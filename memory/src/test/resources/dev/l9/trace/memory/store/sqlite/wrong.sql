CREATE TABLE further (one TEXT);
CREATE TABLE packet (one TEXT);
