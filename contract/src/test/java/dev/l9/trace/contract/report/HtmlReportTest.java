package dev.l9.trace.contract.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.contract.audit.AuditMetrics;
import dev.l9.trace.contract.audit.AuditMetrics.Counts;
import dev.l9.trace.contract.audit.AuditMetrics.Period;
import dev.l9.trace.contract.rule.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

  private static final Set<String> ATTRIBUTES =
      Set.of(
              "anchor aria-hidden aria-label aria-labelledby autocomplete charset class content cx cy d"
                  + " data-rule data-severity datetime height hidden href http-equiv id lang name"
                  + " preserveaspectratio r role scope text-anchor type value viewbox width x x1 x2 y y1 y2",
              "")
          .stream()
          .flatMap(names -> List.of(names.split(" ")).stream())
          .collect(Collectors.toSet());

  private static AuditMetrics metrics() {
    List<Period> runs =
        List.of(
            new Period("2026-01-01T10:00:00Z", new Counts(10, 5, 2, 0, 0)),
            new Period("2026-01-02T10:00:00Z", new Counts(10, 9, 0, 4, 3)));
    return new AuditMetrics(runs, List.of(), new Counts(20, 14, 2, 4, 3));
  }

  private static Document page(Verdict verdict, AuditMetrics metrics) {
    return Jsoup.parse(HtmlReport.of(Verdicts.dashboard(verdict, metrics)));
  }

  @Test
  void figures_areThoseOfTheVerdictAndTheLog() {
    Document page = page(Verdicts.usual(), metrics());
    assertEquals(
        List.of("66.6 % alert", "2 alert", "75 % alert"), page.select(".value").eachText());
    assertEquals(
        List.of(
            "2 of 3 files; the target is 100 %",
            "last 30 days; the target is 0", "3 of 4, last 30 days; the target is 100 %"),
        page.select(".detail").eachText());
    assertEquals(
        List.of("critical 1", "high 1", "medium 0", "low 0", "other 0", "none 1"),
        page.select(".levels tr").eachText());
    assertEquals(
        List.of(
            "The compliance rate is 66.6 %, below 95 %.",
            "2 generations failed in the last 30 days, more than 0.",
            "The remediation success is 75 %, below 95 %."),
        page.select(".alerts li").eachText());
  }

  @Test
  void plots_sayWhatTheyShow_andTheTableHasTheNumbers() {
    Document page = page(Verdicts.usual(), metrics());
    assertEquals(
        List.of(
            "Compliance rate, 2 values; the last: 2026-01-02T10:00:00Z: 90 %",
            "Generation failures, 2 values; the last: 2026-01-02T10:00:00Z: 0",
            "Remediation success, 1 value; the last: 2026-01-02T10:00:00Z: 75 %"),
        page.select("svg[role=img] > title").eachText());
    assertEquals(
        List.of("2026-01-01T10:00:00Z 10 5 2 0 0", "2026-01-02T10:00:00Z 10 9 0 4 3"),
        page.select("details").get(0).select("tbody tr").eachText());
    assertEquals("M40 50L310 18", page.selectFirst("path.line").attr("d"));
    assertEquals("M175 30", page.select("path.line").get(1).attr("d"));
  }

  @Test
  void withEnoughDays_daysAreDrawn() {
    List<Period> days = new ArrayList<>();
    for (int i = 1; i < 8; i++) {
      days.add(new Period("2026-01-0" + i, new Counts(1, 1, 0, 0, 0)));
    }
    AuditMetrics metrics = new AuditMetrics(metrics().runs(), days, metrics().recent());
    Document page = page(Verdicts.usual(), metrics);
    assertEquals("Day", page.select("details th").get(0).text());
  }

  @Test
  void projectWithoutFilesOrLog_hasNoRates_andNoAlerts() {
    Verdict none = new Verdict(List.of(), List.of(), List.of(), 0, List.of());
    Document page = page(none, AuditMetrics.NONE);
    assertEquals(List.of("–", "0", "–"), page.select(".value").eachText());
    assertEquals(0, page.select(".alerts, svg.plot").size());
    assertTrue(page.text().contains("There are none that count."));
  }

  @Test
  void rateThatIsNotWhole_neverShowsAsWhole() {
    assertEquals("99.9 %", Dashboard.percent(OptionalDouble.of(99.9999)));
    assertEquals("100 %", Dashboard.percent(OptionalDouble.of(100)));
    assertEquals("33.3 %", Dashboard.percent(OptionalDouble.of(100.0 / 3)));
  }

  @Test
  void violations_areRows_withTheirRuleAndSeverity() {
    Document page = page(Verdicts.usual(), metrics());
    assertEquals(
        List.of(
            "src/b c.py:3:1 warning consistency odd layer do this",
            "src/b c.py:4:1 error field-coverage no domain do this"),
        page.select("#found tbody tr").eachText());
    assertEquals("consistency", page.selectFirst("#found tbody tr").attr("data-rule"));
    assertTrue(page.text().contains("made by others"));
    assertTrue(page.text().contains("x.py could not be read"));
  }

  @Test
  void rows_areBounded_andTheRestIsSaid() {
    Document page = page(Verdicts.many(5_001), metrics());
    assertEquals(5_000, page.select("#found tbody tr").size());
    assertTrue(page.text().contains("The first 5,000 of 5,001 are shown"));
  }

  @Test
  void textOfOthers_staysText() {
    Document page = page(Verdicts.hostile(), metrics());
    assertEquals(1, page.select("script").size());
    assertEquals(0, page.select("img, iframe, object, embed, link, base, form").size());
    for (Element element : page.getAllElements()) {
      element
          .attributes()
          .forEach(
              one -> assertTrue(ATTRIBUTES.contains(one.getKey().toLowerCase()), one::toString));
    }
    List<String> shown = page.select("#found tbody th bdi").eachText();
    for (String attack : List.of("</script><script>alert(1)</script>", "&lt;b&gt;")) {
      assertTrue(shown.contains(attack), shown::toString);
    }
    assertTrue(shown.contains("\\u202egnp.exe"), shown::toString);
    String html = HtmlReport.of(Verdicts.dashboard(Verdicts.hostile(), metrics()));
    assertFalse(html.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t'));
    assertFalse(html.contains("\u202e"));
  }

  @Test
  void nothingIsLoadedFromElsewhere() {
    Document page = page(Verdicts.hostile(), metrics());
    assertEquals(0, page.select("[src]").size());
    assertEquals(List.of("#violations"), page.select("[href]").eachAttr("href"));
    String policy = page.select("meta[http-equiv]").attr("content");
    assertTrue(
        policy.matches(
            "default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri"
                + " 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types"
                + " 'none'"),
        policy);
    assertEquals(0, page.select("[style]").size());
  }

  @Test
  void equalDashboards_giveEqualText() {
    assertEquals(
        HtmlReport.of(Verdicts.dashboard(Verdicts.hostile(), metrics())),
        HtmlReport.of(Verdicts.dashboard(Verdicts.hostile(), metrics())));
  }
}
