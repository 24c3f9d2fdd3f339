package dev.l9.trace.cli;

import dev.l9.trace.contract.spec.Contract;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Runs commands on files of its own, with no other effect than that the JVM has loaded what
 * commands need: {@code bin/l9} starts it once in a JVM that then writes its classes into an
 * archive, from which the commands start quicker. A command that isn't rehearsed is as right, and
 * only slower.
 */
final class Rehearsal {

  private static final String SOURCE = "class A {\n  void run() {}\n}\n";

  /**
   * A call and what it called, whose failure it passed on; so the commands do most of what they do.
   */
  private static final String EVENTS =
      """
      {"trace_id":"sys_0_aaaaarun","parent_id":null,"timestamp":"2026-01-13T14:00:00.000000Z",\
      "hrm_layer":"system","operation":"run","component":"l9-agent","input_summary":"",\
      "output_summary":"","duration_ms":0,"status":"success","metadata":{"root_id":"sys_0_aaaaarun",\
      "duration_ns":0,"task":"run","class":"","method":"","thread":"main","run":"r","pid":1,\
      "command":"A","revision":"0a","dirty":false,"options":{}}}
      {"trace_id":"sys_0_aaaaaaa2","parent_id":"sys_0_aaaaaaa1","timestamp":"2026-01-13T14:00:00.000002Z",\
      "hrm_layer":"system","operation":"run","component":"A.java","input_summary":"a=1",\
      "output_summary":"E: no","duration_ms":1,"status":"error","metadata":{"root_id":"sys_0_aaaaaaa1",\
      "duration_ns":1000000,"task":"run","class":"A","method":"run","thread":"main","error":"E: no",\
      "cause":"E: no","at":"A.java:2"}}
      {"trace_id":"sys_0_aaaaaaa1","parent_id":null,"timestamp":"2026-01-13T14:00:00.000001Z",\
      "hrm_layer":"system","operation":"main","component":"A.java","input_summary":"",\
      "output_summary":"E: no","duration_ms":2,"status":"error","metadata":{"root_id":"sys_0_aaaaaaa1",\
      "duration_ns":2000000,"task":"main","class":"A","method":"main","thread":"main","error":"E: no",\
      "at":"A.java:2","origin":"sys_0_aaaaaaa2"}}
      no event
      """;

  private static final String CONTRACT =
      """
      field_values:
        - {files: ["**"], layer: operations, domain: a, type: utility, governance_level: low, purpose: None}
      """;

  private Rehearsal() {}

  /** Rehearses all commands but the MCP server, or that one if there is an argument. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("l9");
    try {
      Path source = Files.writeString(folder.resolve("A.java"), SOURCE);
      Path trace = Files.writeString(folder.resolve("trace.jsonl"), EVENTS);
      if (args.length > 0) {
        run("block", "reset", source.toString());
        AgentRehearsal.run(folder);
        return;
      }
      Files.writeString(folder.resolve(Contract.FILE), CONTRACT);
      help();
      blocks(source.toString());
      traces(trace.toString());
      run("inject", source.toString());
      run("validate", folder.toString());
      run("registry", "check", folder.toString());
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void help() {
    run("--version");
    run("--help");
    Commands.names().stream()
        .filter(name -> !name.equals("mcp"))
        .forEach(name -> run(name, "--help"));
  }

  private static void blocks(String source) {
    run("block", "reset", source);
    run("block", "show", source);
    run("block", "status", source);
    run("git", "filter-process"); // Standard input ends at once.
  }

  private static void traces(String trace) {
    run("view", trace);
    run("view", "--last-error", trace);
    run("errors", trace);
    run("runs", trace);
    run("calls", "A#run", trace);
    run("callers", "A#run", trace);
    run("slow", trace);
    run("stats", trace);
    run("diff", trace, trace);
  }

  private static void run(String... args) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    L9.run(args, nowhere, nowhere);
  }
}
