package dev.l9.trace.agent.redact;

/**
 * Finds private keys (PEM, RFC 7468), JSON web tokens (RFC 7519) and payment card numbers (ISO/IEC
 * 7812: 13 to 19 digits with a Luhn check digit, the first of them 2 to 6) in a text.
 *
 * <p>Hot path: every captured string is scanned, so this is one loop rather than a regular
 * expression.
 */
public final class SecretScanner {

  /** The length of the shortest secret, a card number. */
  static final int MIN_LENGTH = 13;

  private static final int MIN_CARD_DIGITS = MIN_LENGTH;
  private static final int MAX_CARD_DIGITS = 19;
  private static final int MIN_TOKEN_PART = 8;

  /** The smallest card number: 13 digits, of which the first is 2. */
  private static final long MIN_CARD = 2_000_000_000_000L;

  private SecretScanner() {}

  /** The index at which the first secret begins; negative if there is none. */
  static int find(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean found =
          (c == '-' && isPrivateKey(text, i))
              || (c == 'e' && isWebToken(text, i))
              || (c >= '2' && c <= '6' && startsNumber(text, i) && isCard(text, i));
      if (found) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isPrivateKey(String text, int start) {
    if (!text.startsWith("-----BEGIN ", start)) {
      return false;
    }
    int end = text.indexOf("-----", start + 5);
    return end > 0 && text.substring(start, end).contains("PRIVATE KEY");
  }

  private static boolean isWebToken(String text, int start) {
    boolean within = start > 0 && Character.isLetterOrDigit(text.charAt(start - 1));
    if (within || !text.startsWith("eyJ", start)) {
      return false;
    }
    int headerEnd = tokenPartEnd(text, start);
    return headerEnd - start >= MIN_TOKEN_PART
        && headerEnd < text.length()
        && text.charAt(headerEnd) == '.'
        && tokenPartEnd(text, headerEnd + 1) - headerEnd > MIN_TOKEN_PART;
  }

  private static int tokenPartEnd(String text, int start) {
    int end = start;
    while (end < text.length() && isBase64Url(text.charAt(end))) {
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

  /** Whether a number may begin here. A letter may be before it, as in {@code id4111…}. */
  private static boolean startsNumber(String text, int i) {
    char before = i == 0 ? ' ' : text.charAt(i - 1);
    boolean decimals = before == '.' && i > 1 && Character.isDigit(text.charAt(i - 2));
    return !Character.isDigit(before) && !decimals;
  }

  /**
   * Whether a card number begins here. It may have single blanks or dashes between its digits. Its
   * check digit must be right at a place where a number may end; other digits, such as an expiry
   * date, may follow.
   */
  private static boolean isCard(String text, int start) {
    int digits = 0;
    int sum = 0;
    int alternate = 0;
    for (int i = start; i < text.length() && digits < MAX_CARD_DIGITS; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        // Which digits are doubled is known only at the end, so both sums are kept.
        int once = c - '0';
        int twice = once > 4 ? 2 * once - 9 : 2 * once;
        int swapped = sum + once;
        sum = alternate + twice;
        alternate = swapped;
        digits++;
        if (digits >= MIN_CARD_DIGITS && alternate % 10 == 0 && endsNumber(text, i + 1)) {
          return true;
        }
      } else if ((c != ' ' && c != '-') || text.charAt(i - 1) == c) {
        return false;
      }
    }
    return false;
  }

  /** Whether the digits of a number are those of a card. */
  static boolean isCard(long number) {
    return (number >= MIN_CARD || number <= -MIN_CARD) && checksOut(number);
  }

  private static boolean checksOut(long number) {
    int sum = 0;
    int first = 0;
    boolean doubled = false;
    for (long rest = number; rest != 0; rest /= 10) {
      first = Math.abs((int) (rest % 10));
      int twice = first > 4 ? 2 * first - 9 : 2 * first;
      sum += doubled ? twice : first;
      doubled = !doubled;
    }
    return sum % 10 == 0 && first >= 2 && first <= 6;
  }

  private static boolean endsNumber(String text, int end) {
    return end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
  }
}
