package dev.l9.trace.source;

/** Is told of what was looked for, and what was found. */
public interface SourceLog {

  /** What the user may want to know. */
  void info(String message);

  /** What the user should know. */
  void warn(String message);
}
