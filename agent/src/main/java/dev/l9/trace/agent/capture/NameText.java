package dev.l9.trace.agent.capture;

import dev.l9.trace.agent.redact.Redactor;
import dev.l9.trace.model.CapturedValue;

/** Shows a name that the program has given to something, such as a thread. Thread-safe. */
public final class NameText {

  /** Secrets are looked for in so much of a name, and no more of it need be kept. */
  public static final int MAX_SEARCHED = Redactor.SEARCHED;

  private static final int MAX_LENGTH = 100;

  private NameText() {}

  /** The name, with the secrets in it replaced, and then cut to 100 characters: as a summary is. */
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
