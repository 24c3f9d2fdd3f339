package dev.l9.trace.contract.rule;

import dev.l9.trace.contract.meta.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file says of a rule that is not to be held against it: {@code l9-allow RULE: reason} or
 * {@code l9-allow RULE/SYMBOL: reason}, usually in a comment.
 *
 * @param rule the id of the rule
 * @param symbol the symbol of the violation; empty for all of the rule
 * @param reason why; empty if the file doesn't say, and then nothing is suppressed
 */
record Suppression(String rule, String symbol, String reason, Position at) {

  private static final String MARK = "l9-allow";
  private static final Pattern FORM =
      Pattern.compile("l9-allow\\s+([a-z-]+)(?:/([\\w.-]+))?\\s*(?::\\s*(.*))?");

  /** What is left of the end of a comment behind a reason. */
  private static final Pattern COMMENT_END = Pattern.compile("\\s*(?:\\*/|-->)?\\s*$");

  /**
   * Those in a text without machine-managed sections. A captured value in a run-time block must not
   * suppress anything.
   */
  static List<Suppression> in(String text) {
    List<Suppression> found = new ArrayList<>();
    if (!text.contains(MARK)) {
      return found;
    }
    String[] lines = text.split("\r\n|\r|\n", -1);
    for (int i = 0; i < lines.length; i++) {
      Matcher form = FORM.matcher(lines[i]);
      if (form.find()) {
        String reason = form.group(3) == null ? "" : form.group(3);
        String symbol = form.group(2) == null ? "" : form.group(2);
        found.add(
            new Suppression(
                form.group(1),
                symbol,
                COMMENT_END.matcher(reason).replaceFirst("").strip(),
                new Position(i + 1, form.start() + 1)));
      }
    }
    return found;
  }

  boolean covers(Violation violation) {
    return !reason.isEmpty()
        && rule.equals(violation.rule().id())
        && (symbol.isEmpty() || symbol.equals(violation.symbol()));
  }
}
