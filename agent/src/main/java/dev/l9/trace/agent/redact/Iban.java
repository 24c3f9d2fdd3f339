package dev.l9.trace.agent.redact;

/**
 * Recognises international bank account numbers (ISO 13616): the country, two check digits, and as
 * many letters and digits as the country has. Single blanks or dashes may be between them.
 */
final class Iban {

  /** The number of letters before the check digits. */
  static final int COUNTRY_LENGTH = 2;

  private static final int LETTERS = 26;

  /** The countries of the registry of ISO 13616, each with the length of its numbers. */
  private static final String COUNTRIES =
      "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29"
          + "ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30"
          + "KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24"
          + "PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29"
          + "VA22VG24XK20YE30";

  /** The length of a country's numbers, by the numbers of its two letters; 0 for no country. */
  private static final byte[] LENGTHS = lengths();

  private static final int MODULUS = 97;

  /** The values of the letters up to F, of which hexadecimal numbers consist. */
  private static final int HEX_LETTERS = 6;

  private Iban() {}

  private static byte[] lengths() {
    byte[] lengths = new byte[LETTERS * LETTERS];
    for (int i = 0; i < COUNTRIES.length(); i += 4) {
      int country = (COUNTRIES.charAt(i) - 'A') * LETTERS + COUNTRIES.charAt(i + 1) - 'A';
      lengths[country] = Byte.parseByte(COUNTRIES.substring(i + 2, i + 4));
    }
    return lengths;
  }

  /**
   * Where the number ends whose check digits begin here; negative if there is none. The check
   * digits follow the letters of the country directly, so that "no 17…" isn't a Norwegian number.
   */
  static int end(String text, int checkDigits, int to) {
    int start = checkDigits - COUNTRY_LENGTH;
    int second = start < 0 ? -1 : value(text.charAt(start + 1)) - 10;
    int first = second < 0 ? -1 : value(text.charAt(start)) - 10;
    int length = first < 0 ? 0 : LENGTHS[first * LETTERS + second];
    if (length == 0
        || start + length > to
        || (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1)))) {
      return -1;
    }
    // Hexadecimal ids may begin with such a country. Its numbers have no letters.
    int most = first < HEX_LETTERS && second < HEX_LETTERS ? 9 : 35;
    int rest = 0;
    int i = checkDigits + 2;
    for (int left = length - 4; left > 0; i++) {
      int value = i < to ? value(text.charAt(i)) : -1;
      if (value >= 0 && value <= most) {
        rest = append(rest, value);
        left--;
      } else if (i >= to
          || !CardNumber.isSeparator(text.charAt(i))
          || CardNumber.isSeparator(text.charAt(i - 1))) {
        return -1;
      }
    }
    boolean isEnd = i == to || !Character.isLetterOrDigit(text.charAt(i));
    return isEnd && checksOut(rest, text, start) ? i : -1;
  }

  /** Whether the check digits are right; they and the country count as if they came last. */
  private static boolean checksOut(int rest, String text, int start) {
    int checked = rest;
    for (int i = start; i < start + COUNTRY_LENGTH + 2; i++) {
      int value = value(text.charAt(i));
      boolean isLetter = value > 9;
      if (isLetter != i < start + COUNTRY_LENGTH) {
        return false;
      }
      checked = append(checked, value);
    }
    return checked == 1;
  }

  /** Appends the digit of a digit, or the two of a letter, to a number of which a rest is known. */
  private static int append(int rest, int value) {
    return (rest * (value > 9 ? 100 : 10) + value) % MODULUS;
  }

  /** 0 to 9 for digits, 10 to 35 for letters, -1 for other characters. */
  private static int value(char c) {
    if (c <= '9') {
      return c >= '0' ? c - '0' : -1;
    }
    int letter = (c | 0x20) - 'a';
    return letter >= 0 && letter < LETTERS && c < 128 ? letter + 10 : -1;
  }
}
