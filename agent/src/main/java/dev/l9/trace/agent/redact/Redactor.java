package dev.l9.trace.agent.redact;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides which values are never kept: those with names such as {@code password}, and those that
 * look like secrets. Safe for use by several threads.
 */
public final class Redactor {

  /**
   * Names whose values are sensitive. {@code token} counts at the end of a name only, and {@code
   * key} only behind a word that makes it secret, since people read traces for counts of tokens and
   * for keys of maps.
   */
  private static final String DEFAULT_NAMES =
      "(?i)passw(or)?d|passphrase|passcode|secret|credential|cookie|authorization|bearer"
          + "|(api|private|access|signing|encryption|master|auth|ssh)[-_. ]?key|token$"
          + "|^(.*[-_.])?(pwd|pin|cvv|cvc|ssn|iban|otp)$"
          + "|(?-i:[a-z0-9](Pwd|Pin|Cvv|Cvc|Ssn|Iban|Otp)$)";

  /**
   * So many characters of a value are searched for secrets. Of a longer value, only a part of these
   * is ever shown.
   */
  public static final int SEARCHED = 512;

  private static final int MAX_CACHED_NAMES = 4096;

  private final Pattern names;
  private final @Nullable Pattern values;
  private final Map<String, Boolean> knownNames = new ConcurrentHashMap<>();

  /**
   * Makes a redactor with these expressions.
   *
   * @param names a regular expression of names; empty for the default
   * @param values a regular expression of values; empty for the default: private keys, JWTs and
   *     card numbers
   */
  public Redactor(String names, String values) {
    this.names = Pattern.compile(names.isEmpty() ? DEFAULT_NAMES : names);
    this.values = values.isEmpty() ? null : Pattern.compile(values);
  }

  /** Whether the value of a parameter, field or map key of this name is sensitive. */
  public boolean isSensitiveName(String name) {
    Boolean known = knownNames.get(name);
    if (known != null) {
      return known;
    }
    boolean sensitive = names.matcher(name).find();
    if (knownNames.size() < MAX_CACHED_NAMES) {
      knownNames.put(name, sensitive);
    }
    return sensitive;
  }

  /** Whether the user has given an expression for sensitive values. */
  public boolean hasOwnValues() {
    return values != null;
  }

  /** Makes an object with which a thread checks numbers. */
  public SensitiveNumbers newNumbers() {
    return new SensitiveNumbers(values);
  }

  /** Whether these characters contain something sensitive. */
  public boolean isSensitiveValue(char[] chars) {
    boolean isShort = values == null && chars.length < SecretScanner.MIN_LENGTH;
    return !isShort && isSensitiveValue(new String(chars, 0, Math.min(chars.length, SEARCHED)));
  }

  /** Whether this text contains something sensitive. */
  public boolean isSensitiveValue(String text) {
    if (values == null && text.length() < SecretScanner.MIN_LENGTH) {
      return false;
    }
    String searched = text.length() <= SEARCHED ? text : text.substring(0, SEARCHED);
    Pattern own = values;
    return own == null ? SecretScanner.find(searched) >= 0 : own.matcher(searched).find();
  }

  /** Returns the text with its sensitive parts replaced. */
  public String redactWithin(String text) {
    Pattern own = values;
    if (own != null) {
      return own.matcher(text).replaceAll(Matcher.quoteReplacement("***"));
    }
    int secret = SecretScanner.find(text);
    return secret < 0 ? text : text.substring(0, secret) + "***";
  }
}
