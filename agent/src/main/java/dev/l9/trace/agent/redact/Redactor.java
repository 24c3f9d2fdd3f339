package dev.l9.trace.agent.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides which values are never kept: those with names such as {@code password}, and those that
 * look like secrets. Safe for use by several threads.
 */
public final class Redactor {

  /**
   * So many characters of a value are searched for secrets, unless it is shown as a whole. Of a
   * longer value, only a part of these is ever shown.
   */
  public static final int SEARCHED = 512;

  private static final int MAX_CACHED_NAMES = 4096;

  private final List<Pattern> names;

  /** Whether values are searched for the secrets of the default. */
  private final boolean scans;

  private final List<Pattern> own;
  private final Map<String, Boolean> knownNames = new ConcurrentHashMap<>();

  /**
   * Makes a redactor whose expressions take the place of the defaults.
   *
   * @param names a regular expression of names; empty for the default
   * @param values a regular expression of values; empty for the default
   */
  public Redactor(String names, String values) {
    this(names, "", values, "");
  }

  /**
   * Makes a redactor with these regular expressions.
   *
   * @param names of names, in place of the default; empty for the default
   * @param moreNames of more names; may be empty
   * @param values of values, in place of the default; empty for the default
   * @param moreValues of more values; may be empty
   */
  public Redactor(String names, String moreNames, String values, String moreValues) {
    this.names = compile(names.isEmpty() ? DefaultSecrets.NAMES : names, moreNames);
    this.scans = values.isEmpty();
    this.own = compile(values, moreValues);
  }

  private static List<Pattern> compile(String... expressions) {
    List<Pattern> patterns = new ArrayList<>();
    for (String expression : expressions) {
      if (!expression.isEmpty()) {
        // Each is compiled for itself, since flags and groups of one must not count in another.
        patterns.add(Pattern.compile(expression));
      }
    }
    return patterns;
  }

  /** Whether the value of a parameter, field or map key of this name is sensitive. */
  public boolean isSensitiveName(String name) {
    Boolean known = knownNames.get(name);
    if (known != null) {
      return known;
    }
    boolean sensitive = isFound(names, name);
    if (knownNames.size() < MAX_CACHED_NAMES) {
      knownNames.put(name, sensitive);
    }
    return sensitive;
  }

  private static boolean isFound(List<Pattern> patterns, String text) {
    for (Pattern pattern : patterns) {
      if (pattern.matcher(text).find()) {
        return true;
      }
    }
    return false;
  }

  /** Whether the user has given an expression for sensitive values. */
  public boolean hasOwnValues() {
    return !own.isEmpty();
  }

  /** Makes an object with which a thread checks numbers. */
  public SensitiveNumbers newNumbers() {
    return new SensitiveNumbers(scans, own);
  }

  /** Whether these characters contain something sensitive. */
  public boolean isSensitiveValue(char[] chars, int searched) {
    boolean isShort = own.isEmpty() && chars.length < SecretScanner.MIN_LENGTH;
    return !isShort
        && isSensitiveValue(new String(chars, 0, Math.min(chars.length, searched)), searched);
  }

  /** Whether this text contains something sensitive within the part that is searched usually. */
  public boolean isSensitiveValue(String text) {
    return isSensitiveValue(text, SEARCHED);
  }

  /** Whether this text contains something sensitive in so many of its first characters. */
  public boolean isSensitiveValue(String text, int searched) {
    int to = Math.min(text.length(), searched);
    if (scans && to >= SecretScanner.MIN_LENGTH && SecretScanner.contains(text, to)) {
      return true;
    }
    return !own.isEmpty() && isFound(own, text.substring(0, to));
  }

  /** Returns the text with its sensitive parts replaced. */
  public String redactWithin(String text) {
    String shown = text;
    if (scans && SecretScanner.contains(text, text.length())) {
      shown = SecretScanner.redact(text, text.length());
    }
    for (Pattern pattern : own) {
      shown = pattern.matcher(shown).replaceAll(Matcher.quoteReplacement("***"));
    }
    return shown;
  }

  /** Says which secrets of the defaults this redactor shows, in a sentence for each option. */
  public List<String> dropped() {
    List<String> names = new ArrayList<>();
    for (String name : DefaultSecrets.NAME_EXAMPLES) {
      if (!isFound(this.names, name)) {
        names.add(name);
      }
    }
    List<String> values = new ArrayList<>();
    for (int i = 0; i < DefaultSecrets.VALUE_EXAMPLES.size(); i += 2) {
      if (!isSensitiveValue(DefaultSecrets.VALUE_EXAMPLES.get(i + 1))) {
        values.add(DefaultSecrets.VALUE_EXAMPLES.get(i));
      }
    }
    List<String> sentences = new ArrayList<>();
    addDropped(sentences, "redact", names);
    addDropped(sentences, "redact.values", values);
    return sentences;
  }

  private static void addDropped(List<String> sentences, String option, List<String> shown) {
    if (!shown.isEmpty()) {
      sentences.add(
          String.join(
              "",
              "the option " + option + " replaces the default, so these are no longer hidden: ",
              String.join(", ", shown) + "; " + option + ".add hides more and keeps the default"));
    }
  }
}
