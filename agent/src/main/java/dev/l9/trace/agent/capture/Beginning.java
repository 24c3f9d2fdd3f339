package dev.l9.trace.agent.capture;

import dev.l9.trace.agent.redact.Redactor;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a text that may be too long to copy. Immutable.
 *
 * @param text the part that is searched for secrets, which is longer than what is shown
 * @param length the length of the whole text
 */
record Beginning(String text, int length) {

  /** Describes an exception as {@code ExceptionType: message}, or by its type alone. */
  static Beginning of(Throwable thrown, ErrorText.ThrowableMessages messages) {
    String type = ClassNames.simple(thrown.getClass());
    String message = messages.of(thrown);
    if (message == null || message.isEmpty()) {
      return new Beginning(type, type.length());
    }
    Beginning beginning = of(message);
    return new Beginning(type + ": " + beginning.text(), type.length() + 2 + beginning.length());
  }

  /**
   * The beginning of what a builder holds; null if another thread changed the builder at the same
   * time.
   */
  static @Nullable Beginning of(StringBuilder builder) {
    try {
      return of((CharSequence) builder);
    } catch (IndexOutOfBoundsException e) {
      return null;
    }
  }

  private static Beginning of(CharSequence chars) {
    int length = chars.length();
    return new Beginning(
        chars.subSequence(0, Math.min(length, Redactor.SEARCHED)).toString(), length);
  }
}
