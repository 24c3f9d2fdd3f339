package dev.l9.trace.cli.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.cli.terminal.Screen;
import dev.l9.trace.contract.rule.RuleId;
import dev.l9.trace.contract.rule.Verdict;
import dev.l9.trace.contract.rule.Violation;
import dev.l9.trace.contract.spec.Contract.Severity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTextTest {

  private static Violation violation(RuleId rule, Severity severity, String path) {
    return new Violation(rule, severity, path, 1, 1, "", "it is wrong", "mend it");
  }

  private static Verdict verdict(int files) {
    List<Violation> violations = new ArrayList<>();
    for (int i = 1; i <= files; i++) {
      violations.add(violation(RuleId.PRESENCE, Severity.ERROR, String.format("a%04d", i)));
    }
    violations.add(violation(RuleId.UNIQUE_ID, Severity.WARNING, "z"));
    return new Verdict(List.of(), violations, List.of(), 0, List.of());
  }

  @Test
  void onATerminal_aRuleOfManyFilesHidesNoOther() {
    String text = VerdictText.of(verdict(3000), new Screen(true, 80, false));
    assertEquals(2 * 11 + 2, text.lines().count(), text);
    assertFalse(text.contains("a0011"), text);
    assertTrue(
        text.endsWith(
            """
            z:1:1: warning [unique-id] it is wrong
                mend it
            … and 2990 more of presence; l9 validate | less shows all
            0 files, 3000 errors, 1 warning
            """),
        text);
  }

  @Test
  void elsewhere_allIsThere() {
    String text = VerdictText.of(verdict(3000), Screen.NONE);
    assertEquals(2 * 3001 + 1, text.lines().count());
    assertTrue(text.contains("a3000:1:1: error [presence] it is wrong\n    mend it\n"));
  }

  @Test
  void colours_areForTerminalsThatHaveThem() {
    assertEquals(
        """
        \u001b[1ma0001:1:1:\u001b[0m \u001b[31merror\u001b[0m [presence] it is wrong
            \u001b[2mmend it\u001b[0m
        \u001b[1mz:1:1:\u001b[0m \u001b[33mwarning\u001b[0m [unique-id] it is wrong
            \u001b[2mmend it\u001b[0m
        0 files, 1 error, 1 warning
        """,
        VerdictText.of(verdict(1), new Screen(true, 80, true)));
  }
}
