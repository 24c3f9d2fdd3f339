package dev.l9.trace.json;

import java.util.Arrays;

/**
 * Breaks JSON that is on one line into as few lines as possible. Among all ways to do that, it
 * takes one that breaks the outer objects and arrays rather than the inner ones.
 *
 * <p>A line begins with a quote, a brace or a bracket, and never within a string. A line is longer
 * than allowed only if it can't be broken.
 */
public final class LineBreaks {

  /** A break between a key and its value counts as so much deeper. */
  private static final int BEHIND_KEY = 3;

  private final String json;
  private final int width;

  /** Where a line may begin, in ascending order; behind these, the end of the text. */
  private int[] places = new int[64];

  /** In how many objects and arrays each of the places is. */
  private int[] depths = new int[64];

  private int count;

  private LineBreaks(String json, int width) {
    this.json = json;
    this.width = width;
    findPlaces();
  }

  /**
   * Returns the text with line breaks.
   *
   * @param json an object or an array, on one line and without blanks
   * @param width how many characters a line may have
   */
  public static String into(String json, int width) {
    return json.length() <= width ? json : new LineBreaks(json, width).broken();
  }

  /** Whether a text is one that was broken here, rather than one with a line for each entry. */
  public static boolean areIn(String json) {
    return json.indexOf('\n') > 1;
  }

  private void findPlaces() {
    int depth = 0;
    add(0, 0);
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      switch (c) {
        case '"' -> i = endOfString(i);
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        default -> {}
      }
      boolean isBetween = c == ',' || c == '{' || c == '[' || c == ':';
      if (isBetween && "\"{[".indexOf(json.charAt(i + 1)) >= 0) {
        add(i + 1, c == ':' ? depth + BEHIND_KEY : depth);
      }
    }
    add(json.length(), 0);
  }

  private int endOfString(int start) {
    int i = start + 1;
    while (json.charAt(i) != '"') {
      i += json.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }

  private void add(int place, int depth) {
    if (count == places.length) {
      places = Arrays.copyOf(places, 2 * count);
      depths = Arrays.copyOf(depths, 2 * count);
    }
    places[count] = place;
    depths[count++] = depth;
  }

  /**
   * Finds the best way to each place in turn: the one with the fewest lines before it, and of those
   * the one with the lowest cost. The cost of a break grows with its depth.
   */
  private String broken() {
    int[] lines = new int[count];
    long[] costs = new long[count];
    int[] before = new int[count];
    for (int to = 1; to < count; to++) {
      lines[to] = Integer.MAX_VALUE;
      for (int from = to - 1; from >= 0 && (from == to - 1 || fits(from, to)); from--) {
        long cost = costs[from] + (long) depths[from] * depths[from];
        int more = lines[from] + 1;
        if (more < lines[to] || (more == lines[to] && cost < costs[to])) {
          lines[to] = more;
          costs[to] = cost;
          before[to] = from;
        }
      }
    }
    return text(before);
  }

  private boolean fits(int from, int to) {
    return places[to] - places[from] <= width;
  }

  private String text(int[] before) {
    StringBuilder text = new StringBuilder(json);
    for (int at = before[count - 1]; at > 0; at = before[at]) {
      text.insert(places[at], '\n');
    }
    return text.toString();
  }
}
