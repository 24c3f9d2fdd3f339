package dev.l9.trace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code l9 export} writes where; the formats have tests of their own. */
class ExportCommandTest {

  private static final String TRACE =
      """
      {"trace_id":"sys_1_aaaaa0001","parent_id":null,"timestamp":"2026-01-13T14:00:00.000000Z",\
      "hrm_layer":"system","operation":"run","component":"","input_summary":"","output_summary":"",\
      "duration_ms":0,"status":"success","metadata":{"run":"5b","pid":7,"command":"com.acme.Main"}}
      {"trace_id":"mem_1_aaaaa0003","parent_id":"sys_1_aaaaa0002",\
      "timestamp":"2026-01-13T14:00:01.000100Z","hrm_layer":"memory","operation":"reserve",\
      "component":"Inventory.java","input_summary":"item=lämp","output_summary":"true",\
      "duration_ms":2,"status":"success","metadata":{"root_id":"sys_1_aaaaa0002",\
      "duration_ns":2000000,"class":"com.acme.Inventory","method":"reserve","thread":"main"}}
      {"trace_id":"sys_1_aaaaa0002","parent_id":null,"timestamp":"2026-01-13T14:00:01.000000Z",\
      "hrm_layer":"system","operation":"order","component":"Shop.java","input_summary":"",\
      "output_summary":"","duration_ms":3,"status":"success","metadata":{\
      "root_id":"sys_1_aaaaa0002","duration_ns":3000000,"class":"com.acme.Shop","method":"order",\
      "thread":"main"}}
      """;

  private final StringWriter said = new StringWriter();
  @TempDir private Path folder;

  @BeforeEach
  void writeTrace() throws IOException {
    Files.writeString(folder.resolve("trace.jsonl"), TRACE);
  }

  private int run(String... arguments) {
    List<String> line =
        new ArrayList<>(List.of("export", folder.resolve("trace.jsonl").toString()));
    line.addAll(List.of(arguments));
    PrintWriter writer = new PrintWriter(said, true);
    return L9.run(line.toArray(new String[0]), writer, writer);
  }

  private String exported(String... arguments) throws IOException {
    Path file = folder.resolve("out");
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("-o", file.toString()));
    assertEquals(0, run(all.toArray(new String[0])), said::toString);
    assertEquals("", said.toString());
    return Files.readString(file, UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "chrome    | {\"traceEvents\":[",
        "otlp      | {\"resourceSpans\":[",
        "zipkin    | [",
        "collapsed | com.acme.Shop.order 1000",
        "mermaid   | sequenceDiagram",
        "csv       | trace_id,parent_id,"
      })
  void eachFormat_isWritten(String format, String beginning) throws IOException {
    assertTrue(exported("--to", format).startsWith(beginning));
  }

  @Test
  void stacks_countTimeOrCalls() throws IOException {
    assertEquals(
        """
        com.acme.Shop.order 1000
        com.acme.Shop.order;com.acme.Inventory.reserve 2000
        """,
        exported("--to", "collapsed"));
    assertEquals(
        """
        com.acme.Shop.order 1
        com.acme.Shop.order;com.acme.Inventory.reserve 1
        """,
        exported("--to", "collapsed", "--by", "calls"));
  }

  @Test
  void filters_leaveSpansOut_butKnowTheJvm() throws IOException {
    String some = exported("--to", "otlp", "--operation", "reserve");
    assertTrue(some.contains("Inventory.reserve"), some);
    assertFalse(some.contains("Shop.order"), some);
    assertTrue(some.contains("{\"stringValue\":\"com.acme.Main\"}"), some);
    assertTrue(exported("--to", "zipkin", "--last", "1").contains("com.acme.Main"));
  }

  @Test
  void service_isNamedByTheUser() throws IOException {
    assertTrue(
        exported("--to", "zipkin", "--service", "shop").contains("\"serviceName\":\"shop\""));
  }

  @Test
  void text_isUtf8() throws IOException {
    assertTrue(exported("--to", "csv").contains(",item=lämp,"));
  }

  @Test
  void traceItself_isNeverOverwritten() throws IOException {
    String file = folder.resolve("trace.jsonl").toString();
    assertEquals(2, run("--to", "csv", "-o", file));
    assertEquals(
        "l9: " + file + " is the trace itself; name another file after -o\n", said.toString());
    assertEquals(TRACE, Files.readString(Path.of(file)));
  }

  @Test
  void damage_isReported_andTheRestIsWritten() throws IOException {
    Files.writeString(folder.resolve("trace.jsonl"), TRACE + "{\"trace_id\":\"torn");
    assertEquals(0, run("--to", "csv", "-o", folder.resolve("out").toString()));
    assertTrue(said.toString().contains("trace.jsonl"), said::toString);
    assertEquals(4, Files.readAllLines(folder.resolve("out")).size());
  }

  @Test
  void unknownFormat_isRefused_andTheOthersAreNamed() {
    assertEquals(2, run("--to", "svg"));
    assertTrue(said.toString().contains("mermaid"), said::toString);
  }
}
