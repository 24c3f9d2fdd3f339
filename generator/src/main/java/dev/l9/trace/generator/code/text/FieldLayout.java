package dev.l9.trace.generator.code.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Puts fields, and the constants of enums, under each other, as people write them: JavaPoet has a
 * blank line between any two of them. A field with Javadoc keeps its distance, and so do instance
 * fields from static ones.
 */
final class FieldLayout {

  private static final Pattern FIELD =
      Pattern.compile(" *private (static )?(final )?[\\w.<>\\[\\], ?]+ \\w+( =.*|;)");

  private static final Pattern CONSTANT = Pattern.compile("(?m)^( +\\w+,)\\n\\n(?= +\\w+[,;\\n])");

  private FieldLayout() {}

  /** The source without those blank lines. */
  static String of(String source) {
    List<String> lines = CONSTANT.matcher(source).replaceAll("$1\n").lines().toList();
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!isBetweenFields(lines, i)) {
        kept.add(lines.get(i));
      }
    }
    return String.join("\n", kept) + "\n";
  }

  private static boolean isBetweenFields(List<String> lines, int blank) {
    if (!lines.get(blank).isEmpty() || blank + 1 >= lines.size()) {
      return false;
    }
    String next = lines.get(blank + 1);
    if (!lines.get(blank - 1).endsWith(";") || !FIELD.matcher(next).matches()) {
      return false;
    }
    int start = startOfField(lines, blank - 1);
    return start > 0
        && !lines.get(start - 1).endsWith("*/")
        && next.contains(" static ") == lines.get(start).contains(" static ");
  }

  /** The line where the field begins that ends here; -1 if none does. */
  private static int startOfField(List<String> lines, int end) {
    for (int i = end; i >= 0 && !lines.get(i).isEmpty(); i--) {
      if (FIELD.matcher(lines.get(i)).matches()) {
        return i;
      }
    }
    return -1;
  }
}
