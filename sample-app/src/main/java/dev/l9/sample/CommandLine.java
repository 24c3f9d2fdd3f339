// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"OPE-SAMP-001","component_name":"CommandLine","module_version":"1.0.0",
// "created_at":"2026-11-21T07:48:12Z","created_by":"L9 Trace","layer":"operations","domain":"sample","type":"utility",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"What the user asked for.","dependencies":["dev.l9.trace.HrmLayer","dev.l9.trace.L9Sensitive",
// "dev.l9.trace.L9Traced","java.nio.file.InvalidPathException","java.nio.file.Path","java.util.ArrayDeque",
// "java.util.ArrayList","java.util.Arrays","java.util.Deque","java.util.List","java.util.Set","java.util.TreeSet"],
// "footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Sensitive;
import dev.l9.trace.L9Traced;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the user asked for.
 *
 * @param state the state folder
 * @param fresh whether to begin without any state
 * @param forbidden words that no name may have as a part
 * @param help whether to explain instead of to run
 */
record CommandLine(
    List<Path> files, Path state, boolean fresh, @L9Sensitive Set<String> forbidden, boolean help) {

  static final String USAGE =
      """
      Usage: java -jar sample-app.jar [--state DIR] [--fresh] [--forbid WORD]... [--help] FILE...
      Computes the formulas of spec files and prints their values.

        --state DIR    keep what is learnt in DIR (default: .l9-sample)
        --fresh        clear the state first
        --forbid WORD  block formulas with WORD in a name, besides password, secret and token
        --help         print this text

      Exit codes: 0 done, 1 a spec is bad, 2 wrong usage or a file can't be read or written.
      """;

  private static final Set<String> ALWAYS_FORBIDDEN = Set.of("password", "secret", "token");

  /** Reads the arguments; after {@code --} all are files. */
  @L9Traced(
      task = "parse arguments",
      layer = HrmLayer.SYSTEM,
      operation = "app.parse_arguments",
      captureInputs = false)
  static CommandLine parse(String... arguments) throws UsageException {
    Deque<String> rest = new ArrayDeque<>(Arrays.asList(arguments));
    List<Path> files = new ArrayList<>();
    Set<String> forbidden = new TreeSet<>(ALWAYS_FORBIDDEN);
    Path state = Path.of(".l9-sample");
    boolean fresh = false;
    boolean help = false;
    boolean options = true;
    while (!rest.isEmpty()) {
      String argument = rest.remove();
      if (!options || !argument.startsWith("-")) {
        files.add(path(argument));
        continue;
      }
      switch (argument) {
        case "--state" -> state = path(value(argument, rest));
        case "--forbid" -> forbidden.add(value(argument, rest));
        case "--fresh" -> fresh = true;
        case "--help", "-h" -> help = true;
        case "--" -> options = false;
        default -> throw new UsageException("unknown option " + argument);
      }
    }
    if (files.isEmpty() && !help) {
      throw new UsageException("no spec file given");
    }
    return new CommandLine(List.copyOf(files), state, fresh, forbidden, help);
  }

  private static String value(String option, Deque<String> rest) throws UsageException {
    String value = rest.poll();
    if (value == null || value.isEmpty()) {
      throw new UsageException(option + " needs a value");
    }
    return value;
  }

  private static Path path(String argument) throws UsageException {
    try {
      return Path.of(argument);
    } catch (InvalidPathException e) {
      throw new UsageException("not a path: " + argument);
    }
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"OPE-SAMP-001"}
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
