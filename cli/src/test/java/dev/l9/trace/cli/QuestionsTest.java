package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that answer questions, on one trace, with their whole outputs. */
class QuestionsTest {

  private static final String TRACE =
      """
      {"trace_id":"sys_1768312800_jvm010000","parent_id":null,"timestamp":"2026-01-13T14:00:00.000000Z","hrm_layer":"system","operation":"run","component":"l9-agent","input_summary":"","output_summary":"","duration_ms":0,"status":"success","metadata":{"root_id":"sys_1768312800_jvm010000","duration_ns":0,"task":"run","class":"","method":"","thread":"main","run":"5b1f0c66a3de","pid":42,"command":"com.acme.Main --fast","jdk":"17.0.15+6","agent":"0.1.0","revision":"4f2a9c1b7d3e5f60718293a4b5c6d7e8f9001122","dirty":true,"options":{"values":"json"}}}
      {"trace_id":"sys_1768312800_jvm010003","parent_id":"sys_1768312800_jvm010002","timestamp":"2026-01-13T14:00:01.001000Z","hrm_layer":"system","operation":"render","component":"Template.java","input_summary":"customer=ann","output_summary":"IllegalStateException: no \\u001b[2Jtemplate","duration_ms":2,"status":"error","metadata":{"root_id":"sys_1768312800_jvm010001","duration_ns":2000000,"task":"render","class":"com.acme.Template","method":"render","thread":"main","error":"IllegalStateException: no \\u001b[2Jtemplate","cause":"IOException: gone","at":"Template.java:9","inputs":{"customer":"ann"}}}
      {"trace_id":"sys_1768312800_jvm010002","parent_id":"sys_1768312800_jvm010001","timestamp":"2026-01-13T14:00:01.000000Z","hrm_layer":"system","operation":"confirm","component":"Mail.java","input_summary":"customer=ann","output_summary":"true","duration_ms":4,"status":"success","metadata":{"root_id":"sys_1768312800_jvm010001","duration_ns":4000000,"task":"confirm","class":"com.acme.Mail","method":"confirm","thread":"main"}}
      torn line
      {"trace_id":"sys_1768312800_jvm010004","parent_id":"sys_1768312800_jvm010001","timestamp":"2026-01-13T14:00:01.005000Z","hrm_layer":"system","operation":"sell","component":"Stock.java","input_summary":"item=pen","output_summary":"2","duration_ms":20,"status":"success","metadata":{"root_id":"sys_1768312800_jvm010001","duration_ns":20000000,"task":"sell","class":"com.acme.Stock","method":"sell","thread":"t1"}}
      {"trace_id":"sys_1768312800_jvm010005","parent_id":null,"timestamp":"2026-01-13T14:00:01.006000Z","hrm_layer":"system","operation":"sell","component":"Stock.java","input_summary":"item=pen","output_summary":"1","duration_ms":20,"status":"success","metadata":{"root_id":"sys_1768312800_jvm010005","duration_ns":20000000,"task":"sell","class":"com.acme.Stock","method":"sell","thread":"t2"}}
      {"trace_id":"sys_1768312800_jvm010001","parent_id":null,"timestamp":"2026-01-13T14:00:01.000000Z","hrm_layer":"system","operation":"order","component":"Shop.java","input_summary":"customer=ann","output_summary":"7","duration_ms":30,"status":"success","metadata":{"root_id":"sys_1768312800_jvm010001","duration_ns":30000000,"task":"order","class":"com.acme.Shop","method":"order","thread":"main"}}
      {"trace_id":"sys_1768312800_jvm020001","parent_id":null,"timestamp":"2026-01-13T15:00:00.000000Z","hrm_layer":"focus","operation":"check","component":"Gate.java","input_summary":"","output_summary":"Denied: not now","duration_ms":1,"status":"blocked","metadata":{"root_id":"sys_1768312800_jvm020001","duration_ns":1500000,"task":"check","class":"com.acme.Gate","method":"check","thread":"main"}}
      """;

  private static final String SKIPPED =
      "l9: FILE: skipped 1 line that is no event: line 4 (this is no JSON object)\n";

  @TempDir Path folder;

  private Path trace;
  private int code;
  private String err = "";

  @BeforeEach
  void writeTrace() throws IOException {
    trace = Files.writeString(folder.resolve("trace.jsonl"), TRACE);
  }

  /** What is on standard output; the trace's file comes last in the command. */
  private String run(String... words) {
    String[] arguments = Arrays.copyOf(words, words.length + 1);
    arguments[words.length] = trace.toString();
    StringWriter out = new StringWriter();
    StringWriter errors = new StringWriter();
    code = L9.run(arguments, new PrintWriter(out, true), new PrintWriter(errors, true));
    err = errors.toString().replace(trace.toString(), "FILE");
    return out.toString();
  }

  private void assertEnd(int expected, String errors) {
    assertEquals(errors, err);
    assertEquals(expected, code);
  }

  @Test
  void errors_tellsOfEachFailureAllThatIsKnown() {
    assertEquals(
        """
        IllegalStateException: no \\u001b[2Jtemplate
          where   Template.render (Template.java:9)
          cause   IOException: gone
          inputs  {"customer":"ann"}
          path    Shop.order → Mail.confirm (swallowed it, returned true) → Template.render
          count   1, at 2026-01-13T14:00:01Z
          thread  main
          run     5b1f0c66a3de (com.acme.Main --fast, revision 4f2a9c1b7d3e5f60718293a4b5c6d7e8f9001122, dirty)
          id      sys_1768312800_jvm010003
        """,
        run("errors"));
    assertEnd(0, SKIPPED + "next: l9 view --trace-id sys_1768312800_jvm010003 FILE\n");
  }

  @Test
  void errorsAsJson_isOneList() {
    assertEquals(
        "[{\"error\":\"IllegalStateException: no \\u001b[2Jtemplate\",\"status\":\"error\","
            + "\"method\":\"com.acme.Template#render\",\"name\":\"Template.render\","
            + "\"at\":\"Template.java:9\",\"cause\":\"IOException: gone\",\"count\":1,"
            + "\"first\":\"2026-01-13T14:00:01.001000Z\",\"last\":\"2026-01-13T14:00:01.001000Z\","
            + "\"trace_id\":\"sys_1768312800_jvm010003\",\"thread\":\"main\","
            + "\"inputs\":\"{\\\"customer\\\":\\\"ann\\\"}\",\"path\":["
            + "{\"trace_id\":\"sys_1768312800_jvm010001\",\"method\":\"com.acme.Shop#order\","
            + "\"name\":\"Shop.order\",\"fate\":\"above\",\"output\":\"7\"},"
            + "{\"trace_id\":\"sys_1768312800_jvm010002\",\"method\":\"com.acme.Mail#confirm\","
            + "\"name\":\"Mail.confirm\",\"fate\":\"swallowed\",\"output\":\"true\"},"
            + "{\"trace_id\":\"sys_1768312800_jvm010003\",\"method\":\"com.acme.Template#render\","
            + "\"name\":\"Template.render\",\"fate\":\"began\","
            + "\"output\":\"IllegalStateException: no \\u001b[2Jtemplate\"}],"
            + "\"whole_path\":true,\"run\":\"5b1f0c66a3de\",\"command\":\"com.acme.Main --fast\","
            + "\"revision\":\"4f2a9c1b7d3e5f60718293a4b5c6d7e8f9001122\",\"dirty\":true}]\n",
        run("errors", "--json"));
    assertEnd(0, SKIPPED);
  }

  @Test
  void errors_ofAPatternOrAStatus_areTheseOnly() {
    assertTrue(
        run("errors", "illegal*TEMPLATE").startsWith("IllegalStateException: no"), () -> err);
    assertEquals("", run("errors", "Timeout"));
    assertEnd(
        1,
        SKIPPED
            + "l9: no failure has 'Timeout' in its error, causes, method or line; a file isn't"
            + " called so either\n");
    assertEquals(
        """
        blocked: Denied: not now
          where   Gate.check
          path    Gate.check
          count   1, at 2026-01-13T15:00:00Z
          thread  main
          id      sys_1768312800_jvm020001
        """,
        run("errors", "--status", "blocked"));
    assertEquals("", run("errors", "--component", "Stock.java"));
    assertEnd(0, SKIPPED + "l9: no failures\n");
    assertEquals("[]\n", run("errors", "--json", "--component", "Stock.java"));
    assertEquals("", run("errors", "one", "two"));
    assertEquals(2, code);
    assertTrue(err.startsWith("one PATTERN at most: neither 'one' nor 'two' is a file\n"), err);
  }

  @Test
  void runs_areThoseOfTheTrace_knownOrNot() {
    assertEquals(
        """
        start                 run           kind     revision          events  failures  blocked    ms  command
        2026-01-13T14:00:00Z  5b1f0c66a3de  program  4f2a9c1b7d dirty       5         1        0  1030  com.acme.Main --fast
        2026-01-13T15:00:00Z  (jvm02)       program                         1         0        1  1.50
        """,
        run("runs"));
    assertEnd(0, SKIPPED + "next: l9 slow FILE\n");
    assertEquals(
        "[{\"run\":\"\",\"kind\":\"program\",\"start\":\"2026-01-13T15:00:00Z\",\"duration_ms\":1.5,"
            + "\"revision\":\"\",\"dirty\":false,\"events\":1,\"failures\":0,\"blocked\":1,"
            + "\"jvms\":[{\"jvm\":\"jvm02\",\"kind\":\"program\",\"pid\":\"\",\"command\":\"\","
            + "\"jdk\":\"\",\"agent\":\"\",\"options\":\"\",\"start\":\"2026-01-13T15:00:00Z\","
            + "\"duration_ms\":1.5,\"events\":1,\"failures\":0,\"blocked\":1}]}]\n",
        run("runs", "--json", "--limit", "1"));
  }

  @Test
  void calls_showEachInputWithEachOutput() {
    assertEquals(
        """
        com.acme.Stock#sell: 2 calls, 1 input (1 with different outputs), 2 at once on 2 threads
        calls  mean ms  max ms  last                      input     output
            1     20.0    20.0  2026-01-13T14:00:01Z  !=  item=pen  2
            1     20.0    20.0  2026-01-13T14:00:01Z  !=  item=pen  1
        """,
        run("calls", "Stock#sell"));
    assertEnd(0, SKIPPED + "next: l9 view --trace-id sys_1768312800_jvm010004 FILE\n");
    assertEquals(
        """
        com.acme.Stock#sell: 1 call, 1 input
        calls  mean ms  max ms  last                      input     output
            1     20.0    20.0  2026-01-13T14:00:01Z      item=pen  1
        """,
        run("calls", "com.acme.Stock.sell", "--last", "1"));
    assertEnd(0, SKIPPED + "next: l9 callers Stock.sell FILE\n");
    assertEquals(
        "[{\"method\":\"com.acme.Mail#confirm\",\"name\":\"Mail.confirm\",\"calls\":1,\"errors\":0,"
            + "\"blocked\":0,\"inputs\":1,\"varying_inputs\":0,\"most_at_once\":1,\"threads\":1,"
            + "\"p50_ms\":4.0,\"p95_ms\":4.0,\"max_ms\":4.0,\"capped\":false,\"outcomes\":["
            + "{\"input\":\"customer=ann\",\"output\":\"true\",\"status\":\"success\","
            + "\"varying\":false,\"calls\":1,\"mean_ms\":4.0,\"max_ms\":4.0,"
            + "\"last\":\"2026-01-13T14:00:01Z\",\"last_id\":\"sys_1768312800_jvm010002\"}]}]\n",
        run("calls", "confirm", "--json"));
  }

  @Test
  void aMethodThatIsntThere_endsWithOne_andTheNearestNames() {
    assertEquals("", run("calls", "Stok.sel"));
    assertEnd(
        1, SKIPPED + "l9: the trace has no call of Stok.sel. Did you mean com.acme.Stock#sell?\n");
    assertEquals("", run("callers", "Zebra#feed"));
    assertEnd(
        1,
        SKIPPED + "l9: the trace has no call of Zebra#feed; l9 slow lists the methods that ran\n");
    assertEquals("", run("calls", "Stock#sell", "--min-ms", "100"));
    assertEnd(1, SKIPPED + "l9: the other options leave no call of Stock#sell\n");
  }

  @Test
  void severalMethodsThatAreMeant_areAllShown_withTheirFullNames() throws IOException {
    String line = TRACE.lines().filter(each -> each.contains("Gate")).findFirst().orElseThrow();
    Files.writeString(trace, line + '\n' + line.replace("com.acme", "com.other") + '\n');
    assertEquals(
        """
        com.acme.Gate#check: 1 call, 1 blocked, 1 input
        calls  mean ms  max ms  last                      input  output
            1     1.50    1.50  2026-01-13T15:00:00Z             blocked Denied: not now
        com.other.Gate#check: 1 call, 1 blocked, 1 input
        calls  mean ms  max ms  last                      input  output
            1     1.50    1.50  2026-01-13T15:00:00Z             blocked Denied: not now
        """,
        run("calls", "Gate#check"));
    assertEquals(
        """
        self ms  total ms  calls  errors  p50 ms  p95 ms  p99 ms  max ms  method
           1.50      1.50      1       0    1.50    1.50    1.50    1.50  com.acme.Gate#check
           1.50      1.50      1       0    1.50    1.50    1.50    1.50  com.other.Gate#check
        """,
        run("slow"));
  }

  @Test
  void slow_beginsWithTheMostSelfTime() {
    assertEquals(
        """
        self ms  total ms  calls  errors  p50 ms  p95 ms  p99 ms  max ms  method
           40.0      40.0      2       0    20.0    20.0    20.0    20.0  Stock.sell
           6.00      30.0      1       0    30.0    30.0    30.0    30.0  Shop.order
        """,
        run("slow", "--limit", "2"));
    assertEnd(
        0,
        SKIPPED
            + "l9: 3 more methods aren't shown; --limit 0 shows all\n"
            + "next: l9 view --trace-id sys_1768312800_jvm010004 FILE\n");
    assertEquals(
        "[{\"method\":\"com.acme.Shop#order\",\"name\":\"Shop.order\",\"calls\":1,\"errors\":0,"
            + "\"self_ms\":6.0,\"total_ms\":30.0,\"p50_ms\":30.0,\"p95_ms\":30.0,\"p99_ms\":30.0,"
            + "\"max_ms\":30.0,\"slowest\":\"sys_1768312800_jvm010001\"}]\n",
        run("slow", "--json", "--component", "Shop.java"));
  }

  @Test
  void callers_areDirectOnesAndRoots() {
    assertEquals(
        """
        com.acme.Template#render: 1 call, 1 error
        calls  errors  called by
            1       1  Mail.confirm
        calls  errors  in traces of  kind     command
            1       1  Shop.order    program  com.acme.Main --fast
        """,
        run("callers", "Template#render"));
    assertEnd(0, SKIPPED + "next: l9 calls Mail.confirm FILE\n");
    assertEquals(
        "[{\"method\":\"com.acme.Gate#check\",\"relation\":\"direct\",\"caller\":\"\","
            + "\"name\":\"(no traced caller)\",\"calls\":1,\"errors\":0},"
            + "{\"method\":\"com.acme.Gate#check\",\"relation\":\"root\","
            + "\"caller\":\"com.acme.Gate#check\",\"name\":\"Gate.check\",\"kind\":\"\","
            + "\"command\":\"\",\"calls\":1,\"errors\":0}]\n",
        run("callers", "Gate.check", "--json"));
  }

  @Test
  void onATerminal_linesEndWithIt_andOutputsStayOnIt_andFailuresAreRed() throws IOException {
    String line = TRACE.lines().filter(each -> each.contains("Template")).findFirst().orElseThrow();
    String input = "customer=" + "日本".repeat(12);
    Files.writeString(trace, line.replace("customer=ann", input) + '\n');
    System.setProperty("l9.terminal", "true");
    System.setProperty("l9.columns", "90");
    try {
      String bold = System.getenv("NO_COLOR") == null ? "\u001b[1m" : "";
      assertEquals(
          """
          com.acme.Template#render: 1 call, 1 error, 1 input
          BOLDcalls  mean ms  max ms  last                      input             outputOFF
          REDD    1     2.00    2.00  2026-01-13T14:00:01Z      customer=日本日…  error IllegalStateExc…OFF
          """
              .replace("REDD", bold.isEmpty() ? "" : "\u001b[31m")
              .replace("BOLD", bold)
              .replace("OFF", bold.isEmpty() ? "" : "\u001b[0m"),
          run("calls", "Template.render"));
    } finally {
      System.clearProperty("l9.terminal");
      System.clearProperty("l9.columns");
    }
  }

  @Test
  void whatIsNoTrace_endsWithTwo() throws IOException {
    Files.writeString(trace, "hello\n");
    for (String command : new String[] {"errors", "runs", "slow"}) {
      assertEquals("", run(command));
      assertEquals(2, code, err);
    }
    Files.writeString(trace, "");
    assertEquals("[]\n", run("slow", "--json"));
    assertEnd(0, "");
  }
}
