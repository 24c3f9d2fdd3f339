package dev.l9.trace.agent.capture;

import org.jspecify.annotations.Nullable;

/**
 * The beginning of a text that may be too long to copy. Immutable.
 *
 * @param text the part that is searched for secrets, which is longer than what is shown
 * @param length the length of the whole text
 */
record Beginning(String text, int length) {

  /** Describes an exception as {@code ExceptionType: message}, or by its type alone. */
  static Beginning of(Throwable thrown, ErrorText.ThrowableMessages messages, int searched) {
    String type = ClassNames.simple(thrown.getClass());
    String message = messages.of(thrown);
    if (message == null || message.isEmpty()) {
      return new Beginning(type, type.length());
    }
    Beginning beginning = of((CharSequence) message, searched);
    return new Beginning(type + ": " + beginning.text(), type.length() + 2 + beginning.length());
  }

  /**
   * The beginning of what a builder holds; null if another thread changed the builder at the same
   * time.
   */
  static @Nullable Beginning of(StringBuilder builder, int searched) {
    try {
      return of((CharSequence) builder, searched);
    } catch (IndexOutOfBoundsException e) {
      return null;
    }
  }

  private static Beginning of(CharSequence chars, int searched) {
    int length = chars.length();
    return new Beginning(chars.subSequence(0, Math.min(length, searched)).toString(), length);
  }
}
