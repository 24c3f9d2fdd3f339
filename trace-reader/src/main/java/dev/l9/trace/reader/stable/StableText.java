package dev.l9.trace.reader.stable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts a word in place of the parts of a text that differ from run to run of an unchanged program:
 * points in time, random ids, identity hash codes, numbers of threads and generated classes,
 * temporary folders, ephemeral ports.
 */
public final class StableText {

  private static final Pattern UNSTABLE =
      Pattern.compile(
          "(?<uuid>\\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\\b)"
              + "|(?<event>\\b(?:alt|foc|rsn|lrn|mem|sys)_[0-9]{10}_[a-z0-9]{8,}\\b)"
              + "|(?<hex>\\b[0-9a-fA-F]{32,}\\b)|(?<time>\\b[0-9]{4}-[0-9]{2}-[0-9]{2}[T"
              + " ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)"
              + "|(?<generated>\\$\\$Lambda[$/0-9a-fx]*|\\$Proxy[0-9]+|\\$\\$[A-Za-z]+\\$\\$[0-9a-f]+)"
              + "|(?<identity>(?<=[\\w\\]);>])@[0-9a-f]{3,8}\\b)|(?<address>\\b0x[0-9a-f]{4,16}\\b)"
              + "|(?<thread>\\b(?:pool-[0-9]+-thread-|Thread-|worker-|exec-|virtual-)[0-9]+\\b)"
              + "|(?<temporary>(?:/private)?/(?:tmp|var/tmp|var/folders/[^/]+/[^/]+/T)/[^/\\s,;:\"']+"
              + "|[A-Z]:\\\\[^\\s\"']*?\\\\Temp\\\\[^\\\\\\s,;\"']+)"
              + "|(?<port>(?<=localhost:|127\\.0\\.0\\.1:)[0-9]{5}\\b)");

  private static final int SHORTEST_HEX = 32;

  private static final String[] NAMES = {
    "uuid",
    "event",
    "hex",
    "time",
    "generated",
    "identity",
    "address",
    "thread",
    "temporary",
    "port"
  };

  private StableText() {}

  /** The text with {@code <uuid>}, {@code <time>} and the like in place of what isn't stable. */
  public static String of(String text) {
    if (!mayBeUnstable(text)) {
      return text;
    }
    Matcher found = UNSTABLE.matcher(text);
    return found.find() ? found.replaceAll(StableText::name) : text;
  }

  private static String name(java.util.regex.MatchResult found) {
    Matcher matcher = (Matcher) found;
    for (String name : NAMES) {
      if (matcher.group(name) != null) {
        return "<" + name + ">";
      }
    }
    throw new IllegalStateException("no group has matched");
  }

  /** The expression is slow, and most texts have no character that begins any of its parts. */
  private static boolean mayBeUnstable(String text) {
    boolean hasDigit = false;
    boolean hasSign = text.length() >= SHORTEST_HEX;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '$', '@', '/', '\\' -> {
          return true;
        }
        case '-', '_', ':', 'x' -> hasSign = true;
        case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> hasDigit = true;
        default -> {
          // It begins nothing.
        }
      }
    }
    return hasDigit && hasSign;
  }
}
