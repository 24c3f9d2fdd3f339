package dev.l9.trace.agent.run;

import dev.l9.trace.agent.redact.Redactor;
import dev.l9.trace.model.CapturedValue;

/**
 * Shows the command of a JVM without its secrets. The values of arguments such as {@code
 * --password=…}, {@code --password …} and {@code token:…} are left out, and so are passwords within
 * URLs, and whatever looks like a secret. Thread-safe.
 */
final class CommandText {

  private static final String HIDDEN = "***";
  private static final int MAX_LENGTH = 200;

  /** Of a longer command, nobody would see more. */
  private static final int MAX_READ = 1000;

  private CommandText() {}

  /** Shows a command, which begins with the main class or the jar. */
  static String of(String command, Redactor redactor) {
    String read = command.substring(0, Math.min(command.length(), MAX_READ));
    StringBuilder shown = new StringBuilder();
    boolean hidesNext = false;
    for (String word : read.split("\\s+", -1)) {
      boolean isOption = word.startsWith("-");
      if (hidesNext && !isOption) {
        continue; // A value with blanks has become several words.
      }
      hidesNext = isOption && isName(word) && redactor.isSensitiveName(name(word, word.length()));
      shown.append(shown.length() == 0 ? "" : " ").append(hideValue(word, redactor));
      shown.append(hidesNext ? " " + HIDDEN : "");
    }
    return cut(redactor.redactWithin(shown.toString()));
  }

  private static boolean isName(String word) {
    return word.indexOf('=') < 0 && word.indexOf(':') < 0;
  }

  /** The name that ends here, without the dashes of an option. */
  private static String name(String word, int end) {
    int begin = end;
    while (begin > 0 && ",;&?/=:@".indexOf(word.charAt(begin - 1)) < 0) {
      begin--;
    }
    while (begin < end && word.charAt(begin) == '-') {
      begin++;
    }
    return word.substring(begin, end);
  }

  /** Leaves out what follows the first sensitive name of a word, up to the word's end. */
  private static String hideValue(String word, Redactor redactor) {
    for (int i = 1; i < word.length(); i++) {
      char c = word.charAt(i);
      if ((c == '=' || c == ':') && redactor.isSensitiveName(name(word, i))) {
        return word.substring(0, i + 1) + HIDDEN;
      }
    }
    return hideUrlPassword(word);
  }

  /** Leaves out the password of {@code protocol://user:password@host}. */
  private static String hideUrlPassword(String word) {
    int host = word.indexOf("://");
    int at = host < 0 ? -1 : word.lastIndexOf('@');
    int colon = host < 0 ? -1 : word.indexOf(':', host + 3);
    return colon < 0 || colon > at
        ? word
        : word.substring(0, colon + 1) + HIDDEN + word.substring(at);
  }

  private static String cut(String text) {
    if (text.length() <= MAX_LENGTH) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
    return text.substring(0, end) + CapturedValue.CUT;
  }
}
