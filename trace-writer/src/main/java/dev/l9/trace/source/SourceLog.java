package dev.l9.trace.source;

/** Receives messages about the search for source files. */
public interface SourceLog {

  /** Takes a message that the user may want to know. */
  void info(String message);

  /** Takes a message that the user should know. */
  void warn(String message);
}
