package dev.l9.trace.agent.capture;

import dev.l9.trace.agent.redact.Redactor;
import dev.l9.trace.model.CapturedValue;
import org.jspecify.annotations.Nullable;

/** Describes a thrown object without calling any code of the application. */
final class ErrorText {

  private static final int MAX_MESSAGE = 1000;
  private static final int SEARCHED = MAX_MESSAGE + Redactor.SEARCHED;

  /** A chain of causes may be endless. */
  private static final int SEARCHED_CAUSES = 50;

  private static final int MAX_CAUSES = 5;

  private static final String CAUSED_BY = ", caused by ";

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

  /**
   * Describes the causes down to the root cause, the outermost first; empty if there are none. Of a
   * long chain the root cause and the first causes are shown.
   */
  static String ofCauses(Throwable thrown, ThrowableMessages messages, Redactor redactor) {
    StringBuilder text = new StringBuilder();
    Throwable cause = messages.causeOf(thrown);
    int left = 0;
    for (int depth = 0; cause != null && depth < SEARCHED_CAUSES; depth++) {
      Throwable next = messages.causeOf(cause);
      if (depth < MAX_CAUSES - 1 || next == null || depth == SEARCHED_CAUSES - 1) {
        text.append(text.length() == 0 ? "" : CAUSED_BY);
        text.append(left == 0 ? "" : CapturedValue.CUT + " " + left + " more" + CAUSED_BY);
        text.append(of(cause, messages, redactor));
      } else {
        left++;
      }
      cause = next;
    }
    return text.toString();
  }

  /** Reads what a throwable says. */
  interface ThrowableMessages {
    @Nullable String of(Throwable thrown);

    /** What it names as its cause; null if it names none. */
    @Nullable Throwable causeOf(Throwable thrown);
  }
}
