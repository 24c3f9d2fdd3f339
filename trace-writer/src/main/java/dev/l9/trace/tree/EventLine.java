package dev.l9.trace.tree;

import org.jspecify.annotations.Nullable;

/**
 * One event as a line for people: {@code [mem] write: altitude.session → written (3ms) [saved 45
 * tokens]}. The agent's console and {@code l9 view} write the same letters.
 *
 * <p>All parts are printable: line ends show as {@code ⏎}, and control, bidi and other invisible
 * characters are replaced, so that a traced value can neither break the line nor control the
 * terminal. Immutable.
 *
 * @param layer the layer's three letters
 * @param name the operation, with the class's simple name before it if it is the method's own name
 * @param input the summary of the inputs; empty if there are none
 * @param status {@code success}, {@code error}, {@code blocked}, or what a later version knows
 * @param output the summary of the output; empty if there is none
 * @param durationMs whole milliseconds
 * @param tokensSaved of the metadata; null if they don't have it
 */
public record EventLine(
    String layer,
    String name,
    String input,
    String status,
    String output,
    long durationMs,
    @Nullable Number tokensSaved) {

  private static final String SUCCESS = "success";

  public EventLine {
    layer = printable(layer);
    name = printable(name);
    input = printable(input);
    status = printable(status);
    output = printable(output);
  }

  /** What stands behind the layer and before the arrow: the name and the input. */
  public String call() {
    return input.isEmpty() ? name : name + ": " + input;
  }

  /** What stands behind the arrow: the output, or the status, or both if it isn't success. */
  public String outcome() {
    if (output.isEmpty()) {
      return status;
    }
    return isSuccess() ? output : status + " " + output;
  }

  /** What ends the line: the time, and the tokens that were saved. */
  public String end() {
    String time = "(" + durationMs + "ms)";
    return tokensSaved == null ? time : time + " [saved " + tokensSaved + " tokens]";
  }

  /** Whether the execution succeeded, so that its status isn't said. */
  public boolean isSuccess() {
    return status.equals(SUCCESS);
  }

  /** The line, without indentation. */
  @Override
  public String toString() {
    return "[" + layer + "] " + call() + " → " + outcome() + " " + end();
  }

  private static String printable(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    int before = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(before)) {
      int c = text.codePointAt(i);
      if (!isLineEnd(c)) {
        shown.appendCodePoint(isVisible(c) ? c : '\ufffd');
      } else if (c != '\n' || before != '\r') {
        shown.append('⏎');
      }
      before = c;
    }
    return shown.toString();
  }

  private static boolean isLineEnd(int c) {
    return switch (c) {
      case '\n', '\u000b', '\f', '\r', '\u0085', '\u2028', '\u2029' -> true;
      default -> false;
    };
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
      default -> true;
    };
  }
}
