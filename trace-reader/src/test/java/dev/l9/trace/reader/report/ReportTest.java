package dev.l9.trace.reader.report;

import static dev.l9.trace.reader.report.TraceText.data;
import static dev.l9.trace.reader.report.TraceText.line;
import static dev.l9.trace.reader.report.TraceText.page;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportTest {

  private static final Report.Limits FEW = new Report.Limits(10, 1 << 20);

  @Test
  void columns_holdTheEventsOfEachTraceInTheOrderOfTheTree() throws Exception {
    TraceText trace =
        new TraceText(
            true,
            line("c", "b", "a", 20, "success"),
            line("b", "a", "a", 10, "error", ",\"error\":\"E: x\",\"at\":\"A.java:7\""),
            line("d", "a", "a", 30, "success"),
            line("a", "", "a", 0, "success"));
    String page = page(Report.read(trace, "t", Report.Limits.FLUID));
    assertEquals("{\"sizes\":[4],\"missingRoots\":{},\"leftOut\":{}}", data(page, "traces"));
    assertEquals(
        "{\"id\":[\"a\",\"b\",\"c\",\"d\"],\"up\":[0,1,1,3],\"from\":1772438400000000,"
            + "\"later\":[0,10,10,10],\"nanos\":[1500000,1500000,1500000,1500000],"
            + "\"kind\":[0,0,0,0],\"thread\":[0,0,0,0],\"status\":[0,1,0,0],"
            + "\"input\":[0,0,0,0],\"output\":[0,0,0,0],\"texts\":[\"\"],\"missing\":{}}",
        data(page, "events"));
    assertEquals(
        "{\"kinds\":[[\"system\",\"m\",\"A.java\",\"com.acme.A\",\"m\",\"m\",\"A.m\","
            + "\"com.acme.A#m\"]],\"threads\":[\"main\"],\"states\":[\"success\",\"error\"]}",
        data(page, "tables"));
    assertEquals("[0,{\"error\":\"E: x\",\"at\":\"A.java:7\"},0,0]", data(page, "details"));
    assertEquals(1, trace.readings);
  }

  @Test
  void rootThatNeverEnded_isNamedAndItsChildrenAreOneTrace() throws Exception {
    TraceText trace =
        new TraceText(true, line("b", "a", "a", 10, "success"), line("c", "a", "a", 20, "success"));
    String page = page(Report.read(trace, "t", Report.Limits.FLUID));
    assertEquals(
        "{\"sizes\":[2],\"missingRoots\":{\"0\":\"a\"},\"leftOut\":{}}", data(page, "traces"));
    assertTrue(data(page, "events").endsWith("\"missing\":{\"0\":\"a\",\"1\":\"a\"}}"), page);
  }

  @Test
  void eventWhoseParentIsMissing_hangsBelowItsRoot() throws Exception {
    TraceText trace =
        new TraceText(true, line("c", "b", "a", 20, "success"), line("a", "", "a", 0, "success"));
    String events = data(page(Report.read(trace, "t", Report.Limits.FLUID)), "events");
    assertTrue(events.contains("\"id\":[\"a\",\"c\"],\"up\":[0,1]"), events);
    assertTrue(events.endsWith("\"missing\":{\"1\":\"b\"}}"), events);
  }

  @Test
  void circlesAndIdsThatAreThereTwice_areShownOnceEach() throws Exception {
    TraceText trace =
        new TraceText(
            true,
            line("a", "b", "r", 0, "success"),
            line("b", "a", "r", 10, "success"),
            line("s", "s", "s", 20, "success"),
            line("x", "", "x", 30, "success"),
            line("x", "", "x", 40, "success"));
    String page = page(Report.read(trace, "t", Report.Limits.FLUID));
    assertTrue(data(page, "traces").startsWith("{\"sizes\":[2,1,1,1],"), data(page, "traces"));
  }

  @Test
  void moreThanTheLimit_keepsWholeTracesThatFailedFirstAndCountsAll() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      boolean fails = i == 37 || i == 93;
      lines.add(line("c" + i, "r" + i, "r" + i, i * 100 + 10, "success"));
      lines.add(line("d" + i, "r" + i, "r" + i, i * 100 + 20, "success"));
      lines.add(line("r" + i, "", "r" + i, i * 100, fails ? "error" : "success"));
    }
    TraceText trace = new TraceText(true, lines.toArray(new String[0]));
    Report report = Report.read(trace, "t", FEW);
    String page = page(report);
    assertEquals(2, trace.readings);
    assertEquals(
        "the page keeps 9 of 300 executions, in 3 whole traces, those with failures first; its"
            + " overview counts all",
        report.sampled());
    assertTrue(data(page, "traces").startsWith("{\"sizes\":[3,3,3],"), data(page, "traces"));
    for (String id : List.of("r37", "c37", "d37", "r93", "c93", "d93")) {
      assertTrue(data(page, "events").contains("\"" + id + "\""), id);
    }
    assertTrue(data(page, "overview").contains("\"calls\":300,\"errors\":2"), page);
    assertEquals(page, page(Report.read(trace, "t", FEW)), "equal input gives an equal page");
  }

  @Test
  void standardInput_isReadOnceAndItsTracesAreWholeToo() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      lines.add(line("c" + i, "r" + i, "r" + i, i * 100 + 10, "success"));
      lines.add(line("r" + i, "", "r" + i, i * 100, i == 37 ? "error" : "success"));
    }
    TraceText trace = new TraceText(false, lines.toArray(new String[0]));
    String page = page(Report.read(trace, "t", FEW));
    assertEquals(1, trace.readings);
    assertTrue(data(page, "traces").startsWith("{\"sizes\":[2,2,2,2,2],"), data(page, "traces"));
  }

  @Test
  void oneTraceThatDoesntFit_isCutAndSaysBy() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      lines.add(line("c" + i, "r", "r", i + 1, "success"));
    }
    lines.add(line("r", "", "r", 0, "success"));
    Report report = Report.read(new TraceText(true, lines.toArray(new String[0])), "t", FEW);
    String traces = data(page(report), "traces");
    assertEquals("{\"sizes\":[10],\"missingRoots\":{\"0\":\"r\"},\"leftOut\":{\"0\":16}}", traces);
  }

  @Test
  void failures_areCountedWhereTheyBegan() throws Exception {
    String more = ",\"error\":\"E: x\",\"at\":\"A.java:7\"";
    TraceText trace =
        new TraceText(
            true,
            line("b", "a", "a", 10, "error", more),
            line("a", "", "a", 0, "error", ",\"error\":\"E: x\",\"origin\":\"b\""),
            line("d", "", "d", 50, "error", more));
    String overview = data(page(Report.read(trace, "t", Report.Limits.FLUID)), "overview");
    assertTrue(
        overview.contains(
            "\"failures\":[{\"count\":2,\"error\":\"E: x\",\"cause\":\"\",\"at\":\"A.java:7\","),
        overview);
    assertTrue(overview.contains("\"event\":\"d\",\"root\":\"d\""), overview);
  }

  @Test
  void emptyTrace_isAPage() throws Exception {
    String page = page(Report.read(new TraceText(true), "nothing", FEW));
    assertTrue(data(page, "overview").contains("\"calls\":0"), page);
    assertTrue(page.endsWith("</html>\n"), page);
  }

  @Test
  void hostileText_isAsciiAndCantEndItsElement() throws Exception {
    String evil = "</script><!--<img src=x onerror=alert(1)>\\u2028\\u202e\\ud83d &amp;";
    TraceText trace =
        new TraceText(
            true,
            line(
                "a",
                "",
                "a",
                0,
                "error",
                ",\"error\":\"" + evil + "\",\"" + evil + "\":[\"" + evil + "\"]"));
    String page = page(Report.read(trace, evil.replace("\\", "/"), Report.Limits.FLUID));
    for (String kind : List.of("overview", "events", "details", "traces", "tables")) {
      String data = data(page, kind);
      assertFalse(Pattern.compile("[<>&]|[^\\x00-\\x7f]").matcher(data).find(), data);
    }
    assertTrue(data(page, "details").contains("\\u2028\\u202E\\uD83D"), data(page, "details"));
    assertFalse(page.contains("<img"), page);
  }

  @Test
  void valuesOfAMegabyte_areCutAndSaySo() throws Exception {
    String more = ",\"output\":\"" + "x".repeat(1 << 20) + "\",\"after\":[1,2,3]";
    TraceText trace = new TraceText(true, line("a", "", "a", 0, "success", more));
    String details = data(page(Report.read(trace, "t", Report.Limits.FLUID)), "details");
    assertTrue(
        details.contains("x\\u2026 984582 more characters\",\"\\u2026\":\"1 more\"}"),
        details.substring(details.length() - 200));
    assertTrue(details.length() < 70_000, "" + details.length());
  }

  @Test
  void page_hasALicenceForEachLibrary() throws Exception {
    String page = page(Report.read(new TraceText(true), "t", FEW));
    for (String library : ReportPage.LIBRARIES) {
      assertTrue(page.contains("https://d3js.org/" + library + "/ v"), library);
    }
    assertTrue(
        page.split("Permission to use, copy, modify", -1).length > ReportPage.LIBRARIES.size() - 1);
  }
}
