package dev.l9.trace.contract.spec;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of a field in a comment behind its name, as in {@code - layer # foundation|security}:
 * two or more words with {@code |} between them. If the last of them is {@code etc}, the field may
 * have others too.
 */
final class AllowedComment {

  private static final String WORD = "[\\w.-]+";
  private static final Pattern COMMENT =
      Pattern.compile("\\s+#\\s*(" + WORD + "(?:\\s*\\|\\s*(?:" + WORD + "|…))+)\\s*");
  private static final List<String> OTHERS = List.of("etc", "etc.", "...", "…");

  private AllowedComment() {}

  /**
   * The values that the rest of a line lists: an empty list if the field may have any, and nothing
   * if the rest says nothing of values.
   */
  static Optional<List<String>> read(String restOfLine) {
    Matcher matcher = COMMENT.matcher(restOfLine);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<String> words = List.of(matcher.group(1).split("\\s*\\|\\s*"));
    boolean isOpen = OTHERS.contains(words.get(words.size() - 1));
    return Optional.of(isOpen ? List.of() : words);
  }
}
