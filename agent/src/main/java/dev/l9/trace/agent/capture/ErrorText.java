package dev.l9.trace.agent.capture;

import org.jspecify.annotations.Nullable;

/** Describes a thrown object without calling any code of the application. */
final class ErrorText {

  private static final int MAX_MESSAGE = 1000;

  private ErrorText() {}

  /** {@code ExceptionType: message}, or the type alone. */
  static String of(Throwable thrown, ThrowableMessages messages) {
    String type = ClassNames.simple(thrown.getClass());
    String message = messages.of(thrown);
    if (message == null || message.isEmpty()) {
      return type;
    }
    return type + ": " + TextCut.cut(message, MAX_MESSAGE);
  }

  /** Reads the message of a throwable. */
  @FunctionalInterface
  interface ThrowableMessages {
    @Nullable String of(Throwable thrown);
  }
}
