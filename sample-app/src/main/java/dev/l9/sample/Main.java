// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"OPE-SAMP-002","component_name":"Main","module_version":"1.0.0","created_at":"2026-11-21T07:48:12Z",
// "created_by":"L9 Trace","layer":"operations","domain":"sample","type":"utility","status":"active",
// "governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"The command line: computes spec files and prints their values.","dependencies":[
// "dev.l9.sample.controller.UnifiedController","dev.l9.sample.memory.IoReason","dev.l9.sample.memory.Memory",
// "dev.l9.sample.memory.StateFolder","dev.l9.sample.spec.BadSpecException","dev.l9.sample.spec.SpecParser",
// "dev.l9.sample.spec.SpecReader","dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced","java.io.IOException",
// "java.io.PrintStream","java.nio.file.Path","java.util.LinkedHashMap","java.util.Map"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample;

import dev.l9.sample.controller.UnifiedController;
import dev.l9.sample.memory.IoReason;
import dev.l9.sample.memory.Memory;
import dev.l9.sample.memory.StateFolder;
import dev.l9.sample.spec.BadSpecException;
import dev.l9.sample.spec.SpecParser;
import dev.l9.sample.spec.SpecReader;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The command line: computes spec files and prints their values. */
public final class Main {

  static final int DONE = 0;
  static final int BAD_SPEC = 1;
  static final int FAILED = 2;

  private final PrintStream out;
  private final PrintStream err;

  private Main(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs, and ends the JVM with the exit code. */
  public static void main(String[] arguments) {
    System.exit(run(System.out, System.err, arguments));
  }

  /** Runs on these streams, and returns the exit code. */
  static int run(PrintStream out, PrintStream err, String... arguments) {
    try {
      CommandLine commandLine = CommandLine.parse(arguments);
      if (commandLine.help()) {
        out.print(CommandLine.USAGE);
        return DONE;
      }
      return new Main(out, err).run(commandLine);
    } catch (UsageException e) {
      err.println("sample-app: " + e.getMessage() + "; see --help");
    } catch (IOException e) {
      err.println("sample-app: " + e.getMessage());
    }
    return FAILED;
  }

  /** Reads all files before it computes any, so that a wrong name costs nothing. */
  @L9Traced(
      task = "run specs",
      layer = HrmLayer.SYSTEM,
      operation = "app.run",
      patterns = "command-line")
  private int run(CommandLine commandLine) throws IOException {
    Map<Path, String> texts = new LinkedHashMap<>();
    for (Path file : commandLine.files()) {
      texts.put(file, SpecReader.read(file));
    }
    StateFolder state = new StateFolder(commandLine.state());
    try {
      if (commandLine.fresh()) {
        state.clear();
      }
      return compute(texts, state, commandLine);
    } catch (IOException e) {
      throw new IOException("cannot use the state in " + state.root() + ": " + IoReason.of(e), e);
    }
  }

  private int compute(Map<Path, String> texts, StateFolder state, CommandLine commandLine)
      throws IOException {
    try (Memory memory = new Memory(state)) {
      return compute(texts, new UnifiedController(state, memory, commandLine.forbidden()));
    }
  }

  private int compute(Map<Path, String> texts, UnifiedController controller) throws IOException {
    int exitCode = DONE;
    boolean first = true;
    for (Map.Entry<Path, String> text : texts.entrySet()) {
      try {
        var report = controller.run(SpecParser.parse(text.getKey().toString(), text.getValue()));
        if (!first) {
          out.println();
        }
        first = false;
        ReportPrinter.lines(report).forEach(out::println);
      } catch (BadSpecException e) {
        e.problems().forEach(problem -> err.println(problem.describe()));
        exitCode = BAD_SPEC;
      }
    }
    return exitCode;
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"OPE-SAMP-002"}
// ============================================================================
// END FOOTER METADATA
// ============================================================================

// ============================================================================
// L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT
// ============================================================================
// {"trace_id":"","task":"","timestamp":"","patterns_used":[],"graph":{"nodes":[],"edges":[]},"inputs":{},"outputs":{},
// "metrics":{"confidence":"","errors_detected":[],"stability_score":""}}
// ============================================================================
// END L9 DORA BLOCK
// ============================================================================
