package dev.l9.trace.replay.value;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Text;
import dev.l9.trace.replay.Refusal;

/** Refuses values that aren't as the program had them. */
final class Marks {

  private static final String MORE = " more";

  private Marks() {}

  /** Refuses what the agent wrote in place of a value. */
  static void check(CapturedValue value, String path) {
    if (value instanceof Text text) {
      check(text.value(), path);
    } else if (value instanceof Fields fields && fields.values().containsKey(CapturedValue.CUT)) {
      throw cut(path);
    }
  }

  private static void check(String text, String path) {
    if (text.equals("***")) {
      throw new Refusal(
              Refusal.Kind.REDACTED,
              path,
              "the value is secret",
              "put a value of your own into a test that you write; redact and redact.values say"
                  + " what is secret")
          .asException();
    } else if (text.equals(CapturedValue.CUT + " cycle")) {
      throw new Refusal(Refusal.Kind.CYCLE, path, "the object holds itself", "").asException();
    } else if (text.contains("$$Lambda") && !text.contains(" ")) {
      throw opaque(path, "a lambda");
    } else if (isCut(text)) {
      throw cut(path);
    }
  }

  /** Whether a text ends with the mark of what is left out. */
  private static boolean isCut(String text) {
    int mark = text.lastIndexOf(CapturedValue.CUT + " ");
    if (mark < 0) {
      return false;
    }
    String rest = text.substring(mark + 2);
    boolean isCount =
        rest.endsWith(MORE)
            && rest.length() > MORE.length()
            && rest.chars().limit(rest.length() - MORE.length()).allMatch(Character::isDigit);
    return isCount
        || (mark == 0
            && (rest.equals("not captured")
                || rest.equals("changed while it was read")
                || rest.matches("(integer|decimal) of \\d+ bits")));
  }

  private static Refusal.Refused cut(String path) {
    return new Refusal(
            Refusal.Kind.CUT,
            path,
            "a part of the value is cut",
            "run the program with capture.full of this method, or capture.receiver")
        .asException();
  }

  /** Only what the receiver holds can be replaced by a stub. */
  static Refusal.Refused opaque(String path, String what) {
    boolean isHeld = path.startsWith("this.");
    return new Refusal(
            Refusal.Kind.OPAQUE,
            path,
            "it is " + what + ", of which only the class is recorded",
            isHeld
                ? "no option captures it; --stub writes stubs for the interfaces that the receiver"
                    + " holds"
                : "no option captures it; replay a call that gets and gives plain values")
        .asException();
  }
}
