package dev.l9.trace.reader.event;

/**
 * Goes past values of JSON (RFC 8259) in bytes, and finds where the bytes aren't JSON or aren't
 * UTF-8 (RFC 3629). It makes no objects, so that a file of many gigabytes is read as fast as its
 * bytes come. Not safe for use by several threads.
 *
 * <p>Each method takes the place where something begins, and returns the place behind it; or {@link
 * #WRONG}, after which {@link #wrongAt} and {@link #problem} say what is wrong.
 */
final class JsonScanner {

  /** What is returned where the bytes are wrong. */
  static final int WRONG = -1;

  /**
   * How deep arrays and objects may lie in each other, as in {@link dev.l9.trace.json.PlainJson}.
   * The agent writes at most 64 levels.
   */
  private static final int MAX_DEPTH = 100;

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = ONES << 7;
  private static final long QUOTES = '"' * ONES;
  private static final long BACKSLASHES = '\\' * ONES;
  private static final long BLANKS = ' ' * ONES;

  private byte[] bytes = new byte[0];
  private int end;
  private int wrongAt;
  private String problem = "";

  /** Has the scanner look at these bytes, up to the given end. */
  void look(byte[] in, int until) {
    bytes = in;
    end = until;
  }

  int wrongAt() {
    return wrongAt;
  }

  String problem() {
    return problem;
  }

  /** Goes past blanks; it never fails. */
  int blanks(int from) {
    int at = from;
    while (at < end && isBlank(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(byte c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  /** Goes past this character and the blanks around it. */
  int past(char c, int from) {
    int at = blanks(from);
    return at < end && bytes[at] == c ? blanks(at + 1) : wrong(at, "'" + c + "' is missing");
  }

  /** Whether this character stands here. */
  boolean isAt(char c, int at) {
    return at < end && bytes[at] == c;
  }

  /** Goes past a value. */
  int value(int from) {
    return value(from, 0);
  }

  private int value(int from, int depth) {
    if (from >= end) {
      return torn();
    }
    return switch (bytes[from]) {
      case '"' -> string(from);
      case '{' -> open(from, '}', true, depth);
      case '[' -> open(from, ']', false, depth);
      case 't' -> word("true", from);
      case 'f' -> word("false", from);
      case 'n' -> word("null", from);
      default -> number(from);
    };
  }

  private int open(int from, char close, boolean haveKeys, int depth) {
    if (depth == MAX_DEPTH) {
      return wrong(from, "more than " + MAX_DEPTH + " levels");
    }
    int at = blanks(from + 1);
    return isAt(close, at) ? at + 1 : members(at, close, haveKeys, depth);
  }

  /** Goes past the further members of an object that begin here, and past its brace. */
  int members(int from) {
    return members(blanks(from), '}', true, 0);
  }

  private int members(int from, char close, boolean haveKeys, int depth) {
    int at = from;
    while (true) {
      if (haveKeys) {
        at = key(at);
        if (at == WRONG) {
          return WRONG;
        }
      }
      at = value(at, depth + 1);
      if (at == WRONG) {
        return WRONG;
      }
      at = blanks(at);
      if (isAt(close, at)) {
        return at + 1;
      }
      if (!isAt(',', at)) {
        return at >= end ? torn() : wrong(at, "',' or '" + close + "' is missing");
      }
      at = blanks(at + 1);
    }
  }

  /** Goes past a key, its colon, and the blanks behind that. */
  int key(int from) {
    int at = string(from);
    return at == WRONG ? WRONG : past(':', at);
  }

  /** Goes past a string in quotes. */
  int string(int from) {
    if (!isAt('"', from)) {
      return from >= end ? torn() : wrong(from, "a string is missing");
    }
    byte[] in = bytes;
    int at = from + 1;
    int wordsEnd = in.length - Long.BYTES;
    while (true) {
      if (at <= wordsEnd) {
        long special = special(ByteSearch.word(in, at));
        if (special == 0) {
          at += Long.BYTES;
          continue;
        }
        at += Long.numberOfTrailingZeros(special) >>> 3;
      }
      if (at >= end) {
        return torn();
      }
      byte c = in[at];
      if (c == '"') {
        return at + 1;
      }
      at = c == '\\' ? escape(at) : c < 0 ? utf8(at) : c < ' ' ? control(at) : at + 1;
      if (at == WRONG) {
        return WRONG;
      }
    }
  }

  /**
   * Finds characters that aren't part of a string as they are: the lowest byte of the word that is
   * a quote, a backslash, a control character, or not ASCII has its highest bit set in the result,
   * and no lower byte has it. This is the search for a zero byte of "Hacker's Delight", 6-1, for
   * four conditions at once.
   */
  private static long special(long word) {
    long quote = word ^ QUOTES;
    long backslash = word ^ BACKSLASHES;
    return (((quote - ONES) & ~quote)
            | ((backslash - ONES) & ~backslash)
            | ((word - BLANKS) & ~word)
            | word)
        & HIGH_BITS;
  }

  private int escape(int at) {
    if (at + 1 >= end) {
      return torn();
    }
    return switch (bytes[at + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 2;
      case 'u' -> unicode(at);
      default -> wrong(at, "this is no escape");
    };
  }

  private int unicode(int at) {
    if (at + 6 > end) {
      return torn();
    }
    for (int i = at + 2; i < at + 6; i++) {
      if (bytes[i] < 0 || Character.digit(bytes[i], 16) < 0) {
        return wrong(at, "this is no escape");
      }
    }
    return at + 6;
  }

  private int control(int at) {
    return wrong(at, "a control character stands in a string");
  }

  /** Goes past a character of two to four bytes, by the table of RFC 3629, section 4. */
  private int utf8(int at) {
    int first = bytes[at] & 0xff;
    int length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    if (length == 0) {
      return wrong(at, "this is not UTF-8");
    }
    if (at + length > end) {
      return torn();
    }
    int second = bytes[at + 1] & 0xff;
    int least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    int most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    boolean isRight = second >= least && second <= most;
    for (int i = at + 2; i < at + length; i++) {
      isRight &= (bytes[i] & 0xc0) == 0x80;
    }
    return isRight ? at + length : wrong(at, "this is not UTF-8");
  }

  private int word(String word, int from) {
    for (int i = 0; i < word.length(); i++) {
      if (!isAt(word.charAt(i), from + i)) {
        return from + i >= end ? torn() : wrong(from, "this is no value");
      }
    }
    return from + word.length();
  }

  /** Goes past a number. */
  int number(int from) {
    int at = isAt('-', from) ? from + 1 : from;
    int whole = digits(at);
    if (whole == at || (bytes[at] == '0' && whole > at + 1)) {
      return wrong(from, "this is no value");
    }
    at = whole;
    if (isAt('.', at)) {
      int fraction = digits(at + 1);
      if (fraction == at + 1) {
        return wrong(from, "this is no number");
      }
      at = fraction;
    }
    if (isAt('e', at) || isAt('E', at)) {
      int exponent = isAt('+', at + 1) || isAt('-', at + 1) ? at + 2 : at + 1;
      at = digits(exponent);
      if (at == exponent) {
        return wrong(from, "this is no number");
      }
    }
    return at;
  }

  private int digits(int from) {
    int at = from;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at;
  }

  private int torn() {
    return wrong(end, "the line ends early");
  }

  private int wrong(int at, String what) {
    wrongAt = at;
    problem = what;
    return WRONG;
  }
}
