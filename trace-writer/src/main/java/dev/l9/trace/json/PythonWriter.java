package dev.l9.trace.json;

import dev.l9.trace.block.BlockRenderer;

/** Turns the JSON that {@link BlockRenderer} writes into a literal of Python. Thread-safe. */
public final class PythonWriter {

  private final String json;
  private final StringBuilder out;
  private int at;

  private PythonWriter(String json) {
    this.json = json;
    this.out = new StringBuilder(json.length() * 5 / 4);
  }

  /** Returns the JSON as a literal for {@code ast.literal_eval}. Each level is indented by four. */
  public static String literal(String json) {
    PythonWriter writer = new PythonWriter(json);
    while (writer.at < json.length()) {
      writer.token();
    }
    return writer.out.toString();
  }

  private void token() {
    char c = json.charAt(at);
    switch (c) {
      case '"' -> at = JsonEscapes.copy(json, at, out, false);
      case 't' -> constant("True", "true");
      case 'f' -> constant("False", "false");
      case 'n' -> constant("None", "null");
      case '\n' -> indentation();
      default -> {
        out.append(c);
        at++;
      }
    }
  }

  private void constant(String python, String constant) {
    out.append(python);
    at += constant.length();
  }

  private void indentation() {
    out.append('\n');
    at++;
    while (json.charAt(at) == ' ') {
      out.append("  ");
      at++;
    }
  }
}
