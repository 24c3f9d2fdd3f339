package dev.l9.trace.mcp.tool;

import dev.l9.trace.mcp.answer.Answer;
import dev.l9.trace.mcp.answer.UntrustedText;
import java.util.Map;
import java.util.Set;

/** What an agent calls a tool with: checked, since anything may come. */
public final class ToolArguments {

  private static final int LONGEST = 1_000;

  private final Map<String, Object> values;

  private ToolArguments(Map<String, Object> values) {
    this.values = values;
  }

  /** An argument is wrong; the message says which, and what is right. */
  public static final class WrongArgumentException extends RuntimeException {

    private static final long serialVersionUID = 1;

    WrongArgumentException(String message) {
      super(message);
    }
  }

  /**
   * Takes the arguments of a call.
   *
   * @param known the names that the tool knows
   */
  static ToolArguments of(Map<String, Object> values, Set<String> known) {
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        throw new WrongArgumentException(
            "there is no argument '"
                + UntrustedText.of(name, 40)
                + "'; there are "
                + String.join(", ", known.stream().sorted().toList()));
      }
    }
    return new ToolArguments(values);
  }

  /** A text; empty if it isn't given. */
  String text(String name) {
    Object value = values.get(name);
    if (value == null) {
      return "";
    }
    if (value instanceof String text && text.length() <= LONGEST) {
      return text.strip();
    }
    throw new WrongArgumentException(
        "'" + name + "' has to be a text of at most " + LONGEST + " characters");
  }

  /** A text that has to be given. */
  String required(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      throw new WrongArgumentException("'" + name + "' is missing");
    }
    return text;
  }

  /** One of some words; the first if none is given. */
  String choice(String name, String... words) {
    String text = text(name);
    for (String word : words) {
      if (word.equals(text)) {
        return word;
      }
    }
    if (text.isEmpty()) {
      return words[0];
    }
    throw new WrongArgumentException("'" + name + "' has to be one of " + String.join(", ", words));
  }

  /** A cursor that is a number; 0 if it isn't given. */
  int position(String name) {
    String text = text(name);
    if (!text.matches("[0-9]{0,7}")) {
      throw new WrongArgumentException(
          "'" + name + "' isn't one that an answer of this kind named");
    }
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }

  /** How long the answer may be. */
  int maxChars() {
    Object value = values.get("max_chars");
    if (value == null) {
      return Answer.DEFAULT_CHARS;
    }
    if (value instanceof Number number
        && number.doubleValue() >= Answer.LEAST_CHARS
        && number.doubleValue() <= Answer.MOST_CHARS) {
      return number.intValue();
    }
    throw new WrongArgumentException(
        "'max_chars' has to be a number from " + Answer.LEAST_CHARS + " to " + Answer.MOST_CHARS);
  }
}
