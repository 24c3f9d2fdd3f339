-- Only where the server has the extension.
CREATE EXTENSION IF NOT EXISTS vector WITH SCHEMA public;
CREATE TABLE vector_model (
  number     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name       text NOT NULL UNIQUE,
  dimensions integer NOT NULL
);
CREATE TABLE packet_vector (
  model  bigint NOT NULL,
  seq    bigint NOT NULL,
  vector public.vector NOT NULL,
  PRIMARY KEY (model, seq)
);
CREATE INDEX packet_vector_seq ON packet_vector (seq);
