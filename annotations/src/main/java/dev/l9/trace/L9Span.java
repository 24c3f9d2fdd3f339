package dev.l9.trace;

/**
 * An execution that is traced by hand, from {@link L9Tracer#span} to {@link #close}. It becomes one
 * trace event.
 *
 * <p>A span is made for try-with-resources. While it is open, whatever is traced on the same thread
 * is its child. Values given to it are captured at once, as the agent captures arguments. No method
 * throws an exception, and after {@code close} no method has an effect. A span belongs to the
 * thread that opened it.
 */
public final class L9Span implements AutoCloseable {

  static final L9Span NONE = new L9Span(null);

  private final Object handle;

  L9Span(Object handle) {
    this.handle = handle;
  }

  /** Sets the result of the execution. */
  public L9Span output(Object output) {
    AgentLink.spanOutput(handle, output);
    return this;
  }

  /** Adds an entry to the event's metadata; a later value for the same key replaces the earlier. */
  public L9Span metadata(String key, Object value) {
    AgentLink.spanMetadata(handle, key, value);
    return this;
  }

  /** Says that the execution failed; the event's status becomes {@code error}. */
  public L9Span error(Throwable error) {
    AgentLink.spanError(handle, error);
    return this;
  }

  /**
   * Says that a gate or a rule stopped the execution; the event's status becomes {@code blocked}.
   */
  public L9Span blocked(String reason) {
    AgentLink.spanBlocked(handle, reason);
    return this;
  }

  /**
   * Sets the confidence, from 0 to 1. The block in the file of the enclosing traced method shows it
   * instead of the computed one. Other numbers are ignored.
   */
  public L9Span confidence(double confidence) {
    AgentLink.spanConfidence(handle, confidence);
    return this;
  }

  /** Ends the span and hands its event to the writer; a second call does nothing. */
  @Override
  public void close() {
    AgentLink.closeSpan(handle);
  }
}
