package dev.l9.trace.reader.index;

/**
 * Failures that began in the same way: in the same method, at the same line, with the same type of
 * exception. The texts are those of the latest one.
 *
 * @param status {@code error} or {@code blocked}
 * @param at where it was thrown; empty if that isn't known
 * @param error {@code ExceptionType: message}, cut
 * @param cause its causes, cut; empty if there are none
 * @param firstMicros when it happened first, in microseconds since 1970
 * @param lastId the id of the latest execution in which it began
 */
public record FailureFacts(
    IndexedMethod method,
    String status,
    String at,
    String error,
    String cause,
    long count,
    long firstMicros,
    long lastMicros,
    String lastId) {

  private static final int LONGEST = 300;

  static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + '…';
  }

  /** The failures of both, with the texts of the later one. */
  FailureFacts plus(FailureFacts other) {
    FailureFacts later = other.lastMicros >= lastMicros ? other : this;
    return new FailureFacts(
        later.method,
        later.status,
        later.at,
        later.error,
        later.cause,
        count + other.count,
        Math.min(firstMicros, other.firstMicros),
        later.lastMicros,
        later.lastId);
  }

  /** What failures have in common that are counted as one. */
  String key() {
    int colon = error.indexOf(": ");
    return method.id()
        + '\0'
        + method.component()
        + '\0'
        + status
        + '\0'
        + at
        + '\0'
        + (colon < 0 ? error : error.substring(0, colon));
  }
}
