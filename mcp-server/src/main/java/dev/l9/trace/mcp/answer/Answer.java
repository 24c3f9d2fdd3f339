package dev.l9.trace.mcp.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An answer: what it says of itself comes first, then the facts, the most relevant ones first, and
 * at last how to get what is left out. It has a bound, in characters of its JSON. Of equal facts it
 * is equal, byte for byte. Not safe for use by several threads.
 */
public final class Answer {

  /** How long an answer is that nobody asked to be longer. */
  public static final int DEFAULT_CHARS = 2_000;

  public static final int LEAST_CHARS = 1_000;
  public static final int MOST_CHARS = 20_000;

  /** What {@link #more} and the braces may take. */
  private static final int RESERVED = 170;

  private static final Set<String> KEPT = Set.of("fresh", "untrusted", "more");

  private final int maxChars;
  private final Map<String, Object> content = new LinkedHashMap<>();
  private int length = 2;

  /** An answer of at most so many characters. */
  public Answer(int maxChars) {
    this.maxChars = maxChars;
  }

  /** Says something that is always said; it has to be short. */
  public Answer put(String key, Object value) {
    Object before = content.put(key, value);
    length += entryLength(key, value) - (before == null ? 0 : entryLength(key, before));
    return this;
  }

  /** Says something if there is room for it, and returns whether there is. */
  public boolean putIfRoom(String key, Object value) {
    if (length + entryLength(key, value) > maxChars - RESERVED) {
      return false;
    }
    put(key, value);
    return true;
  }

  private static int entryLength(String key, Object value) {
    return JsonText.of(key).length() + JsonText.of(value).length() + 2;
  }

  /**
   * Says as much of a list as there is room for.
   *
   * @param share at most this part of the whole answer
   * @return how many items are said
   */
  public int list(String key, List<?> items, double share) {
    if (items.isEmpty()) {
      return 0;
    }
    List<Object> said = new ArrayList<>();
    int room = Math.min(maxChars - RESERVED - length, (int) (share * maxChars));
    int taken = JsonText.of(key).length() + 5;
    for (Object item : items) {
      taken += JsonText.of(item).length() + 1;
      if (taken > room) {
        break;
      }
      said.add(item);
    }
    if (!said.isEmpty()) {
      put(key, List.copyOf(said));
    }
    return said.size();
  }

  /** Says how to get what is left out. */
  public Answer more(String how) {
    return put("more", how);
  }

  /** The room that is left for a text. */
  public int room() {
    return Math.max(0, maxChars - RESERVED - length);
  }

  /** The longest beginning of a text, in whole lines where it isn't all, that there is room for. */
  public String fitting(String text) {
    int end = text.length();
    while (end > 0 && JsonText.of(text.substring(0, end)).length() > room()) {
      int shorter = Math.min(end - 1, Math.max(1, room() * 9 / 10));
      int line = text.lastIndexOf('\n', Math.min(shorter, end - 1) - 1) + 1;
      end = line > 0 ? line : Math.min(shorter, end / 2);
    }
    return text.substring(0, end);
  }

  /**
   * The answer within its bound, whatever was put into it: what was said last goes first, but not
   * what the answer says of itself.
   */
  public Answer bounded() {
    List<String> keys = new ArrayList<>(content.keySet());
    keys.removeAll(KEPT);
    for (int i = keys.size() - 1; i >= 0 && json().length() > maxChars; i--) {
      content.remove(keys.get(i));
      content.put("more", "it was cut: ask with a larger max_chars");
    }
    return this;
  }

  /** What is said, for a client that reads JSON. */
  public Map<String, Object> content() {
    return content;
  }

  /** The same as JSON on one line. */
  public String json() {
    return JsonText.of(content);
  }
}
