package dev.l9.trace.language.data;

import dev.l9.trace.language.RefusedSourceException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes once through a JSON file, checks it, and notes where the members of its root object stand.
 * For what it reads, it keeps a bit for each level of nesting and nothing more. Not thread-safe.
 */
public final class JsonScanner extends JsonTokens {

  private static final int MAX_BLOCKS = 100;
  private static final int ESCAPE = 6;

  /** Whether the value at each depth is an object rather than an array. */
  private final BitSet objects = new BitSet();

  /** The wanted key, in quotes. */
  private final String quotedKey;

  private final byte[] keyBytes;
  private final List<JsonMember> blocks = new ArrayList<>(1);
  private int depth;
  private int firstKey = -1;
  private int lastEnd;
  private int closing;

  private JsonScanner(byte[] file, String key) throws RefusedSourceException {
    super(file);
    quotedKey = "\"" + key + "\"";
    keyBytes = quotedKey.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Scans a file.
   *
   * @param key the key of the wanted members
   * @throws RefusedSourceException if the file isn't JSON whose root is an object
   */
  public static JsonScanner scan(byte[] file, String key) throws RefusedSourceException {
    JsonScanner scanner = new JsonScanner(file, key);
    scanner.skipBlanks();
    if (scanner.at == file.length) {
      throw new RefusedSourceException("is empty: it may be half written");
    }
    if (scanner.current() == '[') {
      throw new RefusedSourceException("has an array as its root, which can't take a block");
    }
    if ("\"-0123456789tfn".indexOf(scanner.current()) >= 0) {
      throw new RefusedSourceException("has no object as its root, so that it can't take a block");
    }
    scanner.root();
    scanner.skipBlanks();
    if (scanner.at < file.length) {
      throw scanner.invalid();
    }
    return scanner;
  }

  /** The last member with the wanted key; null if there is none. */
  @Nullable
  public JsonMember lastBlock() {
    return blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
  }

  /** All members with the wanted key, in the file's order. */
  public List<JsonMember> blocks() {
    return Collections.unmodifiableList(blocks);
  }

  /** The offset of the root's first key; -1 if the root has no members. */
  public int firstKey() {
    return firstKey;
  }

  /** The offset behind the root's last value, or behind its opening brace. */
  public int lastEnd() {
    return lastEnd;
  }

  /** The offset of the root's closing brace. */
  public int closing() {
    return closing;
  }

  private void root() throws RefusedSourceException {
    expect('{');
    lastEnd = at;
    skipBlanks();
    while (current() != '}') {
      if (firstKey >= 0) {
        expect(',');
        skipBlanks();
      }
      member();
      skipBlanks();
    }
    closing = at;
    at++;
  }

  private void member() throws RefusedSourceException {
    int before = lastEnd;
    int key = at;
    string();
    boolean isBlock = isBlock(key, at);
    colon();
    int value = at;
    value();
    lastEnd = at;
    if (isBlock && blocks.size() == MAX_BLOCKS) {
      throw new RefusedSourceException("has more than " + MAX_BLOCKS + " blocks");
    }
    if (isBlock) {
      blocks.add(new JsonMember(before, key, value, at, firstKey < 0));
    }
    firstKey = firstKey < 0 ? key : firstKey;
  }

  private void colon() throws RefusedSourceException {
    skipBlanks();
    expect(':');
    skipBlanks();
  }

  /**
   * Goes past a value and all that is in it. This works without recursion, so that deep nesting
   * needs no deep stack.
   */
  private void value() throws RefusedSourceException {
    boolean fresh = start();
    while (depth > 0) {
      skipBlanks();
      boolean object = objects.get(depth);
      if (current() == (object ? '}' : ']')) {
        depth--;
        at++;
        fresh = false;
      } else {
        if (!fresh) {
          expect(',');
          skipBlanks();
        }
        if (object) {
          string();
          colon();
        }
        fresh = start();
      }
    }
  }

  /** Goes past a scalar, or begins an object or array. Returns whether one has begun. */
  private boolean start() throws RefusedSourceException {
    byte c = current();
    if (c != '{' && c != '[') {
      scalar();
      return false;
    }
    at++;
    objects.set(++depth, c == '{');
    return true;
  }

  private boolean isBlock(int from, int to) {
    if (to - from == keyBytes.length) {
      return Arrays.equals(bytes, from, to, keyBytes, 0, keyBytes.length);
    }
    return to - from > keyBytes.length
        && to - from <= ESCAPE * keyBytes.length
        && unescaped(from, to).equals(quotedKey);
  }

  /** Returns the key without escapes, since a key that is written with escapes is the same key. */
  private String unescaped(int from, int to) {
    String key = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < key.length()) {
      boolean escape = key.startsWith("\\u", i);
      out.append(
          escape ? (char) Integer.parseInt(key.substring(i + 2, i + ESCAPE), 16) : key.charAt(i));
      i += escape ? ESCAPE : key.charAt(i) == '\\' ? 2 : 1;
    }
    return out.toString();
  }
}
