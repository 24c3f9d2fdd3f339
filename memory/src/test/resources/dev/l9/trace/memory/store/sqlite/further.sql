CREATE TABLE further (one TEXT);
