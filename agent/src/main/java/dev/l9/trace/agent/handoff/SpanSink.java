package dev.l9.trace.agent.handoff;

/** Receives the spans that were handed over, on the writer thread. */
@FunctionalInterface
public interface SpanSink {

  /** Takes a record, which is valid until this method returns. It must not throw. */
  void accept(SpanRecord record);
}
