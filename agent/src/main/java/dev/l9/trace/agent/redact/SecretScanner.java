package dev.l9.trace.agent.redact;

/**
 * Finds the secrets of the default in a text: private keys (PEM, RFC 7468), JSON web tokens (RFC
 * 7519), payment card numbers, account numbers (IBAN) and e-mail addresses.
 *
 * <p>Hot path: every captured string that has a digit or one of a few other characters is scanned,
 * so this is one loop rather than a regular expression. Its time grows no faster than the text.
 */
public final class SecretScanner {

  /** The length of the shortest secret, an e-mail address such as {@code a@b.de}. */
  static final int MIN_LENGTH = 6;

  private static final int MIN_TOKEN_PART = 8;

  /** The letters of {@code eyJ} before the one by which a token is recognised. */
  private static final int TOKEN_LETTERS = 2;

  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  private SecretScanner() {}

  /** Whether a secret begins and is recognised before this index of a text. */
  static boolean contains(String text, int to) {
    return find(text, 0, to) >= 0;
  }

  /** Returns the text up to this index, with three asterisks in place of each secret. */
  static String redact(String text, int to) {
    StringBuilder shown = new StringBuilder();
    int copied = 0;
    for (int mark = find(text, 0, to); mark >= 0; mark = find(text, copied, to)) {
      shown.append(text, copied, start(text, mark, copied, to)).append("***");
      copied = end(text, mark, to);
    }
    return shown.append(text, copied, to).toString();
  }

  /** The index at which the next secret is recognised; negative if there is none. */
  private static int find(String text, int from, int to) {
    int noTokenBefore = from;
    boolean afterDigit = false;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean isDigit = c >= '0' && c <= '9';
      if (!isMark(c) || (isDigit && afterDigit)) { // Numbers are recognised by their first digit.
        afterDigit = isDigit;
        continue;
      }
      afterDigit = isDigit;
      boolean isToken = c == 'J' && i >= noTokenBefore && beginsToken(text, i);
      if ((isToken || c != 'J') && end(text, i, to) >= 0) {
        return i;
      } else if (isToken) {
        // Later beginnings in these characters would fail for the same reason. To read the
        // characters again for each of them could take as long as the square of their number.
        noTokenBefore = tokenPartEnd(text, i, to);
      }
    }
    return -1;
  }

  /** Whether a secret may be recognised by this character. Most characters are letters. */
  private static boolean isMark(char c) {
    return c <= '9'
        ? c >= '0' || c == '-' || c == '%'
        : c == '@' || c == 'J' || CardNumber.isOtherDigit(c);
  }

  /** Where the secret begins that is recognised here. What precedes {@code from} isn't its part. */
  private static int start(String text, int mark, int from, int to) {
    return switch (text.charAt(mark)) {
      case '-' -> mark;
      case 'J' -> mark - TOKEN_LETTERS;
      case '@', '%' -> EmailAddress.start(text, mark, from);
      default -> Iban.end(text, mark, to) < 0 ? mark : Math.max(from, mark - Iban.COUNTRY_LENGTH);
    };
  }

  /** Where the secret ends that is recognised here; negative if there is none. */
  private static int end(String text, int mark, int to) {
    return switch (text.charAt(mark)) {
      case '-' -> privateKeyEnd(text, mark, to);
      case 'J' -> tokenEnd(text, mark, to);
      case '@', '%' -> EmailAddress.end(text, mark, to);
      default -> {
        int card = CardNumber.end(text, mark, to);
        yield card >= 0 ? card : Iban.end(text, mark, to);
      }
    };
  }

  private static int privateKeyEnd(String text, int start, int to) {
    if (!text.startsWith(BEGIN, start)) {
      return -1;
    }
    int label = text.indexOf(DASHES, start + DASHES.length());
    if (label < 0 || label >= to || !text.substring(start, label).contains("PRIVATE KEY")) {
      return -1;
    }
    int last = text.indexOf(END, label);
    int end = last < 0 ? -1 : text.indexOf(DASHES, last + END.length());
    return end < 0 ? to : Math.min(to, end + DASHES.length());
  }

  /** Whether this {@code J} is the third character of a token. */
  private static boolean beginsToken(String text, int mark) {
    int start = mark - TOKEN_LETTERS;
    return start >= 0
        && text.startsWith("ey", start)
        && (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)));
  }

  private static int tokenEnd(String text, int mark, int to) {
    int header = tokenPartEnd(text, mark, to);
    if (header - mark + TOKEN_LETTERS < MIN_TOKEN_PART
        || header == to
        || text.charAt(header) != '.') {
      return -1;
    }
    int end = tokenPartEnd(text, header + 1, to);
    if (end - header <= MIN_TOKEN_PART) {
      return -1;
    }
    boolean isSigned = end < to && text.charAt(end) == '.';
    return isSigned ? tokenPartEnd(text, end + 1, to) : end;
  }

  private static int tokenPartEnd(String text, int start, int to) {
    int end = start;
    while (end < to && isBase64Url(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isBase64Url(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }
}
