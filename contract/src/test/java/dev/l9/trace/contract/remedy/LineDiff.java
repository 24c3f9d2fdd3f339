package dev.l9.trace.contract.remedy;

import java.util.List;

/** The lines in which a file differs from another one, with their numbers there. */
final class LineDiff {

  private LineDiff() {}

  /** The differences; " (nothing)" if there are none. */
  static String of(String before, String after) {
    List<String> old = List.of(before.split("(?<=\n)"));
    List<String> now = List.of(after.split("(?<=\n)"));
    int[][] same = new int[old.size() + 1][now.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = now.size() - 1; j >= 0; j--) {
        same[i][j] =
            old.get(i).equals(now.get(j))
                ? same[i + 1][j + 1] + 1
                : Math.max(same[i + 1][j], same[i][j + 1]);
      }
    }
    StringBuilder out = new StringBuilder();
    int i = 0;
    int j = 0;
    while (i < old.size() || j < now.size()) {
      if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
        i++;
        j++;
      } else if (j == now.size() || (i < old.size() && same[i + 1][j] >= same[i][j + 1])) {
        line(out, i + 1, '-', old.get(i));
        i++;
      } else {
        line(out, j + 1, '+', now.get(j));
        j++;
      }
    }
    return out.isEmpty() ? "  (nothing)\n" : out.toString();
  }

  private static void line(StringBuilder out, int number, char sign, String line) {
    String text = line.endsWith("\n") ? line : line + "(no line end)\n";
    out.append(String.format("%3d %c%s", number, sign, text));
  }
}
