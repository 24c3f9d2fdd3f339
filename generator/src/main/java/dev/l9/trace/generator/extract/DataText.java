package dev.l9.trace.generator.extract;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes maps, lists and values as YAML, one value a line; lists of plain names are on one. */
final class DataText {

  /** What needs no quotes, wherever it stands. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w.$/-]*");

  /** What needs none on a line of its own, such as a method as Java declares it. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_$][\\w.$/<>,()\\[\\]? -]*");

  /** Such texts mean other things than themselves to readers of YAML. */
  private static final Pattern SPECIAL = Pattern.compile("(?i)null|true|false|yes|no|on|off|y|n");

  private final StringBuilder text = new StringBuilder();

  private DataText() {}

  static String of(Map<?, ?> data) {
    DataText writer = new DataText();
    writer.map(data, "");
    return writer.text.toString();
  }

  private void map(Map<?, ?> map, String indent) {
    map.forEach(
        (key, value) -> {
          text.append(indent).append(scalar(String.valueOf(key))).append(':');
          value(value, indent + "  ");
        });
  }

  private void value(Object value, String indent) {
    if (value instanceof Map<?, ?> map) {
      text.append('\n');
      map(map, indent);
    } else if (value instanceof List<?> list && !list.isEmpty() && !areNames(list)) {
      text.append('\n');
      list.forEach(element -> element(element, indent));
    } else {
      text.append(' ').append(value instanceof List<?> list ? inline(list) : scalar(value));
      text.append('\n');
    }
  }

  private void element(Object element, String indent) {
    int start = text.length();
    if (element instanceof Map<?, ?> map) {
      map(map, indent + "  ");
      text.replace(start, start + indent.length() + 2, indent + "- ");
    } else {
      text.append(indent).append("- ").append(scalar(element)).append('\n');
    }
  }

  private static boolean areNames(List<?> list) {
    return list.stream().allMatch(one -> one instanceof String name && isPlain(NAME, name));
  }

  private static String inline(List<?> list) {
    return "[" + String.join(", ", list.stream().map(String::valueOf).toList()) + "]";
  }

  private static String scalar(Object value) {
    String plain = String.valueOf(value);
    if (!(value instanceof String) || isPlain(PLAIN, plain)) {
      return plain;
    }
    StringBuilder quoted = new StringBuilder("\"");
    plain.chars().forEach(c -> append(quoted, (char) c));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, char c) {
    if (c == '"' || c == '\\') {
      quoted.append('\\').append(c);
    } else if (c < ' ' || (c >= 0x7f && c <= 0x9f) || c == '\u2028' || c == '\u2029') {
      quoted.append(String.format("\\u%04x", (int) c));
    } else {
      quoted.append(c);
    }
  }

  private static boolean isPlain(Pattern pattern, String value) {
    return !value.endsWith(" ")
        && pattern.matcher(value).matches()
        && !SPECIAL.matcher(value).matches();
  }
}
