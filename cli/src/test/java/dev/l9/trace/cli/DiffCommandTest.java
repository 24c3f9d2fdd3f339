package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

class DiffCommandTest {

  @TempDir Path folder;
  private Path old;
  private Path now;
  private String out = "";
  private String err = "";

  @BeforeEach
  void traces() throws IOException {
    old = write("old.jsonl", run("aaaaa", "1") + order("aaaaa", "15", "15", "success"));
    now = write("new.jsonl", run("bbbbb", "2") + order("bbbbb", "16", "16", "success"));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String run(String jvm, String run) {
    return """
    {"trace_id":"sys_1768312800_%s000","parent_id":null,"timestamp":"2026-01-13T14:00:00.000000Z",\
    "hrm_layer":"system","operation":"run","component":"l9-agent","input_summary":"",\
    "output_summary":"","duration_ms":0,"status":"success","metadata":{"class":"","run":"run%s"}}
    """
        .formatted(jvm, run);
  }

  private static String order(String jvm, String cents, String total, String status) {
    return call(
            jvm, "2", "\"sys_1768312800_" + jvm + "001\"", "Rounding#cents", "15", cents, status)
        + call(jvm, "1", "null", "Orders#total", "2", total, status);
  }

  private static String call(
      String jvm, String id, String parent, String name, String in, String result, String status) {
    String type = name.substring(0, name.indexOf('#'));
    String method = name.substring(name.indexOf('#') + 1);
    return """
    {"trace_id":"sys_1768312800_%s00%s","parent_id":%s,"timestamp":"2026-01-13T14:00:00.000000Z",\
    "hrm_layer":"system","operation":"%s","component":"%s.java","input_summary":"n=%s",\
    "output_summary":"%s","duration_ms":0,"status":"%s",\
    "metadata":{"class":"com.acme.%s","method":"%s","thread":"main"}}
    """
        .formatted(jvm, id, parent, method, type, in, result, status, type, method);
  }

  private int diff(Object... arguments) {
    List<String> line = new ArrayList<>(List.of("diff"));
    for (Object argument : arguments) {
      line.add(argument.toString());
    }
    StringWriter printed = new StringWriter();
    StringWriter said = new StringWriter();
    int code =
        L9.run(
            line.toArray(String[]::new),
            new PrintWriter(printed, true),
            new PrintWriter(said, true));
    out = printed.toString().replace(folder.toString() + "/", "");
    err = said.toString().replace(folder.toString() + "/", "");
    return code;
  }

  @Test
  void differences_areTold_theSuspectFirst() {
    assertEquals(0, diff(old, now));
    assertEquals(
        """
        suspects: 2
          1. com.acme.Rounding#cents
             the first difference is here: given n=15, it came to 16 instead of 15
          2. com.acme.Orders#total
             returns something else for equal inputs; so does a method that it calls
        results that are others for equal inputs: 2
          com.acme.Orders#total(n=2): 15 → 16
          com.acme.Rounding#cents(n=15): 15 → 16
        """,
        out);
    assertEquals("next: l9 calls com.acme.Rounding#cents new.jsonl\n", err);
  }

  @Test
  void json_hasAllOfTheSpecification() {
    assertEquals(0, diff("--json", old, now));
    assertEquals(
        """
        {"methods":{"new":[],"gone":[]},"edges":{"new":[],"gone":[]},"errors":{"new":[],"gone":[]},\
        "results":[{"method":"com.acme.Orders#total","input":"n=2","old":"15","new":"16"},\
        {"method":"com.acme.Rounding#cents","input":"n=15","old":"15","new":"16"}],"times":[],\
        "suspects":[{"method":"com.acme.Rounding#cents","score":0.9,\
        "why":"the first difference is here: given n=15, it came to 16 instead of 15"},\
        {"method":"com.acme.Orders#total","score":0.1,\
        "why":"returns something else for equal inputs; so does a method that it calls"}],\
        "remarks":[]}
        """,
        out);
  }

  @Test
  void markdown_isForAComment() {
    assertEquals(0, diff("--markdown", old, now));
    assertEquals(
        """
        ### Behaviour: `old.jsonl` → `new.jsonl`

        **Suspects**

        | method | why |
        |---|---|
        | `com.acme.Rounding#cents` | `the first difference is here: given n=15, it came to 16 instead\
         of 15` |
        | `com.acme.Orders#total` | `returns something else for equal inputs; so does a method that it\
         calls` |

        **Results that are others for equal inputs**

        | method | input | old | new |
        |---|---|---|---|
        | `com.acme.Orders#total` | `n=2` | `15` | `16` |
        | `com.acme.Rounding#cents` | `n=15` | `15` | `16` |
        """,
        out);
  }

  @Test
  void capturedText_endsNoCodeSpanAndMovesNoCursor() throws IOException {
    Path hostile = write("hostile.jsonl", order("ccccc", "`|\\u001b[2J\\u202e", "15", "success"));
    diff("--markdown", old, hostile);
    assertTrue(out.contains("`'¦\\u001b[2J\\u202e`"), out);
    diff(old, hostile);
    assertTrue(out.contains("15 → `|\\u001b[2J\\u202e\n"), out);
  }

  @Test
  void sameFile_hasNoDifference() {
    assertEquals(0, diff("--fail-on", "methods,edges,errors,results,times", old, old));
    assertEquals("no difference between old.jsonl and old.jsonl\n", out);
  }

  @Test
  void failOn_endsWithOneForItsKindsOnly() {
    assertEquals(1, diff("--fail-on", "results", old, now));
    assertEquals(0, diff("--fail-on", "methods,edges,errors,times", old, now));
    assertEquals(2, diff("--fail-on", "speed", old, now));
    assertTrue(
        err.startsWith("--fail-on: 'speed' is none of methods, edges, errors, results, times"),
        err);
  }

  @Test
  void runs_areFoundByTheirIds() throws IOException {
    Path all = write("trace.jsonl", Files.readString(old) + Files.readString(now));
    assertEquals(1, diff("--in", all, "--fail-on", "results", "run1", "run2"));
    assertTrue(out.contains("com.acme.Rounding#cents(n=15): 15 → 16"), out);
    assertEquals(0, diff("--in", all, "--fail-on", "results", "run1", "run1"));
  }

  @Test
  void runThatIsNotThere_isSaid_withThoseThatAre() {
    assertEquals(2, diff("--in", old, "run9", old));
    assertEquals(
        "l9: run9 is neither a file nor a run in old.jsonl, which has run1; see l9 runs\n", err);
  }

  @Test
  void fileThatIsNotThere_isSaid() {
    assertEquals(2, diff("--in", folder.resolve("none.jsonl"), "gone.jsonl", old));
    assertEquals(
        "l9: there is no file gone.jsonl, and no none.jsonl in which it could be a run\n", err);
  }

  @Test
  void emptyFile_isATraceOfNothing() throws IOException {
    assertEquals(0, diff(write("empty.jsonl", ""), write("empty2.jsonl", "")));
    assertEquals(1, diff("--fail-on", "methods", write("empty.jsonl", ""), old));
  }

  @Test
  void damagedLines_areSkippedAndCounted() throws IOException {
    Path damaged = write("damaged.jsonl", "{\"trace\n" + Files.readString(old) + "{\"trace_id\":");
    assertEquals(0, diff("--fail-on", "methods,edges,errors,results", old, damaged));
    assertTrue(err.startsWith("l9: damaged.jsonl: "), err);
    assertTrue(err.contains("2"), err);
  }

  @Test
  void baseline_tellsNoiseFromChange() {
    assertEquals(0, diff("--baseline", now, "--fail-on", "results", old, now));
    assertTrue(out.startsWith("no difference"), out);
    assertEquals(2, diff("--baseline", now, old, "-"));
  }
}
