package dev.l9.trace.agent.redact;

/**
 * Recognises payment card numbers (ISO/IEC 7812): 13 to 19 digits with a Luhn check digit. The
 * first digit is 3 to 6, or the first two are 22 to 27. So a time that begins with its year isn't a
 * card number.
 */
final class CardNumber {

  private static final int MIN_DIGITS = 13;
  private static final int MAX_DIGITS = 19;

  /** The smallest card number. */
  private static final long MIN = 2_200_000_000_000L;

  /** People write the digits in groups; the first group has at least so many. */
  private static final int MIN_FIRST_GROUP = 4;

  private static final int MIN_GROUP = 3;

  /** The places of the dashes in a UUID. */
  private static final int[] UUID_DASHES = {8, 13, 18, 23};

  private static final int UUID_LENGTH = 36;

  private CardNumber() {}

  /** Whether the digits of a number are those of a card. */
  static boolean matches(long number) {
    return (number >= MIN || number <= -MIN) && checksOut(number);
  }

  private static boolean checksOut(long number) {
    int sum = 0;
    int first = 0;
    int second = 0;
    boolean doubled = false;
    for (long rest = number; rest != 0; rest /= 10) {
      second = first;
      first = Math.abs((int) (rest % 10));
      int twice = first > 4 ? 2 * first - 9 : 2 * first;
      sum += doubled ? twice : first;
      doubled = !doubled;
    }
    return sum % 10 == 0 && isBeginning(first, second);
  }

  private static boolean isBeginning(int first, int second) {
    return first == 2 ? second >= 2 && second <= 7 : first >= 3 && first <= 6;
  }

  /**
   * Where the card number ends that begins here; negative if there is none. It may have single
   * blanks or dashes between groups of digits. Its check digit must be right at a place where a
   * number may end; other digits, such as an expiry date, may follow.
   */
  static int end(String text, int start, int to) {
    if (start + MIN_DIGITS > to || !startsNumber(text, start)) {
      return -1;
    }
    int digits = 0;
    int group = 0;
    int sum = 0;
    int alternate = 0;
    for (int i = start; i < to && digits < MAX_DIGITS; i++) {
      int once = digit(text.charAt(i));
      if (once >= 0) {
        // Which digits are doubled is known only at the end, so both sums are kept.
        int twice = once > 4 ? 2 * once - 9 : 2 * once;
        int swapped = sum + once;
        sum = alternate + twice;
        alternate = swapped;
        digits++;
        group++;
        boolean mayEnd = digits >= MIN_DIGITS && alternate % 10 == 0;
        if (mayEnd && (i + 1 == to || !Character.isLetterOrDigit(text.charAt(i + 1)))) {
          return isInUuid(text, start, to) ? -1 : i + 1;
        }
      } else if (isSeparator(text.charAt(i))
          && group >= (group == digits ? MIN_FIRST_GROUP : MIN_GROUP)) {
        group = 0;
      } else {
        return -1;
      }
    }
    return -1;
  }

  /**
   * Whether the number of a card may begin here. A letter may be before it, as in {@code id4111…},
   * but not if it may be a digit of a hexadecimal number.
   */
  private static boolean startsNumber(String text, int start) {
    char before = start == 0 ? ' ' : text.charAt(start - 1);
    int second = digit(text.charAt(start + 1));
    if (digit(before) >= 0 || !isBeginning(digit(text.charAt(start)), second) || second < 0) {
      return false;
    } else if (before == '.') {
      return start < 2 || !Character.isDigit(text.charAt(start - 2)); // These may be decimals.
    }
    int i = start;
    while (i > 0 && isHexLetter(text.charAt(i - 1))) {
      i--;
    }
    return i == start || (i > 0 && Character.isLetter(text.charAt(i - 1)));
  }

  private static boolean isHexLetter(char c) {
    return (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  /** The value of a decimal digit of any script; negative for another character. */
  static int digit(char c) {
    if (c < 128) {
      return c >= '0' && c <= '9' ? c - '0' : -1;
    }
    return isOtherDigit(c) ? Character.digit(c, 10) : -1;
  }

  /**
   * Whether this is a digit of another script than ours. The large scripts have none of their own.
   */
  static boolean isOtherDigit(char c) {
    return c >= '\u0660'
        && (c < '\u2000' || c >= '\ua000')
        && (c < '\uac00' || c >= '\uff00')
        && Character.isDigit(c);
  }

  /** Whether the character may be between two groups, among them blanks that don't break lines. */
  static boolean isSeparator(char c) {
    return c == ' ' || c == '-' || c == '\u00a0' || c == '\u202f';
  }

  /** Whether this place is within a UUID, of which the digits of several groups may check out. */
  private static boolean isInUuid(String text, int place, int to) {
    for (int start = Math.max(0, place - UUID_LENGTH + 1); start <= place; start++) {
      if (start + UUID_LENGTH <= to && isUuid(text, start)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUuid(String text, int start) {
    for (int dash : UUID_DASHES) {
      if (text.charAt(start + dash) != '-') {
        return false;
      }
    }
    int others = 0;
    for (int i = start; i < start + UUID_LENGTH; i++) {
      char c = text.charAt(i);
      others += isHexLetter(c) || (c >= '0' && c <= '9') ? 0 : 1;
    }
    return others == UUID_DASHES.length;
  }
}
