package dev.l9.trace.agent.capture;

import dev.l9.trace.agent.redact.Redactor;
import dev.l9.trace.model.CapturedValue;

/** Shows names that the program has given, such as those of threads. Thread-safe. */
public final class NameText {

  /** Secrets are looked for in so many characters of a name, so no more of it need be kept. */
  public static final int MAX_SEARCHED = Redactor.SEARCHED;

  private static final int MAX_LENGTH = 100;

  private NameText() {}

  /** Returns the name with its secrets replaced, cut to 100 characters like a summary. */
  public static String of(String name, Redactor redactor) {
    String searched = name.substring(0, TextCut.end(name, name.length(), MAX_SEARCHED));
    String shown = redactor.redactWithin(searched);
    if (shown.length() <= MAX_LENGTH) {
      return shown;
    }
    return shown.substring(0, TextCut.end(shown, shown.length(), MAX_LENGTH - 1))
        + CapturedValue.CUT;
  }
}
