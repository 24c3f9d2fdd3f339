package dev.l9.trace.contract.facts.language;

import dev.l9.trace.contract.facts.text.SourceText;

/** Reads what files of a family of languages say of themselves. Thread-safe. */
public interface FactsReader {

  /** Reads a file, which may be half written or of another language. It throws nothing. */
  Found read(SourceText source);
}
