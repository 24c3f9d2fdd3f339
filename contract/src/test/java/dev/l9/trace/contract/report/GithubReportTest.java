package dev.l9.trace.contract.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.contract.rule.RuleId;
import dev.l9.trace.contract.rule.Verdict;
import dev.l9.trace.contract.spec.Contract.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class GithubReportTest {

  @Test
  void violation_isACommand_withASummaryBehind() {
    assertEquals(
        """
        ::warning file=src/b c.py,line=3,col=1,title=l9 consistency::odd layer%0Ado this
        ::error file=src/b c.py,line=4,col=1,title=l9 field-coverage::no domain%0Ado this
        ::notice title=l9::x.py could not be read
        1 error, 1 warning; 2 of 3 files comply
        """,
        GithubReport.of(Verdicts.usual()));
  }

  @Test
  void charactersWithAMeaning_areEscaped() {
    Verdict verdict =
        new Verdict(
            List.of(),
            List.of(
                Verdicts.violation(
                    RuleId.PRESENCE,
                    Severity.ERROR,
                    "a:b,c%\n.py",
                    1,
                    "",
                    "100%: a,b\n::error::x")),
            List.of(),
            0,
            List.of());
    assertEquals(
        "::error file=a%3Ab%2Cc%25%0A.py,line=1,col=1,title=l9 presence::100%25: a,b%0A::error::x"
            + "%0Ado this\n1 error, 0 warnings; 0 of 0 files comply\n",
        GithubReport.of(verdict));
  }

  @Test
  void textOfOthers_beginsNoCommand() {
    String report = GithubReport.of(Verdicts.hostile());
    int commands = 2 * Verdicts.ATTACKS.size();
    assertEquals(commands + 1, report.lines().count());
    assertEquals(commands, report.lines().filter(line -> line.startsWith("::")).count());
    assertFalse(report.chars().anyMatch(c -> c < ' ' && c != '\n'));
  }

  @Test
  void allArePrinted_andTheSummarySaysThatGithubShowsTen() {
    String report = GithubReport.of(Verdicts.many(50));
    assertEquals(51, report.lines().count());
    assertTrue(
        report.endsWith(
            "\n25 errors, 25 warnings; 0 of 1 file complies; GitHub shows the first 10 of each, the"
                + " log has all\n"),
        report);
  }
}
