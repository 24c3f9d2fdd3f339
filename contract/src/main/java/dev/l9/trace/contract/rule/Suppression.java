package dev.l9.trace.contract.rule;

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
 * @param number the number of the line, from 1 on
 */
record Suppression(String rule, String symbol, String reason, int number) {

  private static final Pattern FORM =
      Pattern.compile("l9-allow\\s+([a-z-]+)(?:/([\\w.-]+))?\\s*(?::\\s*(.*))?");

  /** What may follow a reason in its line. */
  private static final List<String> COMMENT_ENDS = List.of("*/", "-->");

  /**
   * Those in a text without machine-managed sections. A captured value in a run-time block must not
   * suppress anything.
   */
  static List<Suppression> in(String text) {
    List<Suppression> found = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher form = FORM.matcher(lines.get(i));
      if (form.find()) {
        String reason = form.group(3) == null ? "" : form.group(3);
        String symbol = form.group(2) == null ? "" : form.group(2);
        found.add(new Suppression(form.group(1), symbol, withoutEnd(reason.strip()), i + 1));
      }
    }
    return found;
  }

  private static String withoutEnd(String reason) {
    for (String end : COMMENT_ENDS) {
      if (reason.endsWith(end)) {
        return reason.substring(0, reason.length() - end.length()).strip();
      }
    }
    return reason;
  }

  boolean covers(Violation violation) {
    return !reason.isEmpty()
        && rule.equals(violation.rule().id())
        && (symbol.isEmpty() || symbol.equals(violation.symbol()));
  }

  /** Why it can't suppress anything; empty if it can. */
  String fault() {
    if (RuleId.of(rule).isEmpty()) {
      return "names no rule; `l9 contract explain` lists them";
    }
    return reason.isEmpty() ? "gives no reason, so that it suppresses nothing" : "";
  }
}
