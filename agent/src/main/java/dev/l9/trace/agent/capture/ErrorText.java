package dev.l9.trace.agent.capture;

import dev.l9.trace.agent.redact.Redactor;
import org.jspecify.annotations.Nullable;

/** Describes a thrown object without calling any code of the application. */
final class ErrorText {

  private static final int MAX_MESSAGE = 1000;
  private static final int SEARCHED = MAX_MESSAGE + Redactor.SEARCHED;

  private ErrorText() {}

  /**
   * Returns {@code ExceptionType: message}, or the type alone. Secrets in the message are replaced
   * before the message is cut, so that no part of a secret stays.
   */
  static String of(Throwable thrown, ThrowableMessages messages, Redactor redactor) {
    String type = ClassNames.simple(thrown.getClass());
    String message = messages.of(thrown);
    if (message == null || message.isEmpty()) {
      return type;
    }
    String searched = message.substring(0, Math.min(message.length(), SEARCHED));
    String shown = redactor.redactWithin(searched);
    int length = shown.equals(searched) ? message.length() : shown.length();
    return type + ": " + TextCut.cut(shown, length, MAX_MESSAGE);
  }

  /** Reads the message of a throwable. */
  @FunctionalInterface
  interface ThrowableMessages {
    @Nullable String of(Throwable thrown);
  }
}
