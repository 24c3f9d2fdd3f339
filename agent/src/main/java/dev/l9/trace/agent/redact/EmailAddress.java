package dev.l9.trace.agent.redact;

/**
 * Recognises e-mail addresses by their {@code @}, which is {@code %40} in URLs. There must be a
 * name before it, and behind it a domain whose last parts are separated by a dot and begin with two
 * letters. So annotations, {@code user@host:22} and {@code library@1.2.3} are none.
 */
final class EmailAddress {

  private static final String IN_URLS = "%40";

  private EmailAddress() {}

  /** Where the address begins whose {@code @} is here, at this index at the earliest. */
  static int start(String text, int at, int from) {
    int start = at;
    while (start > from && isOfName(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  /** Where the address ends whose {@code @} is here; negative if there is none. */
  static int end(String text, int at, int to) {
    boolean isEscaped = text.charAt(at) == '%';
    if (at == 0 || !isOfName(text.charAt(at - 1)) || (isEscaped && !text.startsWith(IN_URLS, at))) {
      return -1;
    }
    int domain = at + (isEscaped ? IN_URLS.length() : 1);
    int end = domain;
    boolean isDomain = false;
    while (end < to && isOfDomain(text.charAt(end))) {
      isDomain |= end > domain && isDotBeforeLetters(text, end, to);
      end++;
    }
    while (end > domain && !Character.isLetterOrDigit(text.charAt(end - 1))) {
      end--; // The full stop of a sentence isn't a part of the domain.
    }
    boolean begins = domain < to && Character.isLetterOrDigit(text.charAt(domain));
    return begins && isDomain ? end : -1;
  }

  private static boolean isDotBeforeLetters(String text, int i, int to) {
    return text.charAt(i) == '.'
        && i + 2 < to
        && Character.isLetter(text.charAt(i + 1))
        && Character.isLetter(text.charAt(i + 2));
  }

  private static boolean isOfName(char c) {
    return Character.isLetterOrDigit(c) || "._+-%'".indexOf(c) >= 0;
  }

  private static boolean isOfDomain(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-';
  }
}
