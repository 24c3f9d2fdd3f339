package dev.l9.trace.replay;

/**
 * Why a call has no test.
 *
 * @param kind one word for the reason
 * @param path the value that is the reason, such as {@code order.items[2].price}; empty where none
 *     is
 * @param reason what is wrong, as a clause
 * @param remedy what to do; empty where there is nothing to do
 */
public record Refusal(Kind kind, String path, String reason, String remedy) {

  /** The kinds of reasons. */
  public enum Kind {
    /** The event has no values. */
    NO_VALUES,
    /** A value was cut. */
    CUT,
    /** A value is secret. */
    REDACTED,
    /** Of a proxy, lambda, stream or handle only the class is recorded. */
    OPAQUE,
    /** The agent doesn't show all that the object holds. */
    INCOMPLETE,
    /** An object holds itself. */
    CYCLE,
    /** It isn't recorded of which class a value is. */
    TYPE_UNKNOWN,
    /** The program's classes don't fit the record, or weren't found. */
    NO_CLASS,
    /** A test can't call the method, or name its class. */
    NOT_ACCESSIBLE,
    /** The method isn't Java's. */
    LANGUAGE,
    /** The value is of a class that isn't supported. */
    UNSUPPORTED,
    /** The value is too large for a test that is read. */
    TOO_LARGE,
    /** The event isn't an execution of a method that ended. */
    NO_EXECUTION;

    /** The kind as a word of JSON. */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** Thrown where a test can't be written. */
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    Refused(Refusal refusal) {
      super(refusal.toString());
      this.refusal = refusal;
    }

    /** Why. */
    public Refusal refusal() {
      return refusal;
    }
  }

  /** This refusal, to be thrown. */
  public Refused asException() {
    return new Refused(this);
  }

  /** One sentence for people. */
  @Override
  public String toString() {
    return (path.isEmpty() ? "" : path + ": ") + reason + (remedy.isEmpty() ? "" : "; " + remedy);
  }
}
