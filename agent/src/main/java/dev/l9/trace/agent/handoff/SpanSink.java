package dev.l9.trace.agent.handoff;

/** Takes what was handed over, on the writer thread. */
@FunctionalInterface
public interface SpanSink {

  /** Takes a record, which is valid until this returns. Throws nothing. */
  void accept(SpanRecord record);
}
