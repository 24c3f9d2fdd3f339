package dev.l9.trace.cli.generate;

import dev.l9.trace.cli.reading.NextCommand;
import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.cli.terminal.Screen;
import dev.l9.trace.generator.Generation;
import dev.l9.trace.generator.Generator;
import dev.l9.trace.generator.Generator.Settings;
import dev.l9.trace.generator.Generator.Verify;
import dev.l9.trace.generator.reading.SpecSchema;
import dev.l9.trace.generator.write.ModulePlan.OnConflict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code l9 generate}: makes a module from its spec. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes a module from a MODULE_SPEC: its code, tests that prove what the spec demands, and a"
          + " README. Its tests are run in a copy of it before anything is written.",
      "What you have changed in a module stays when it is made anew: what the spec changes is merged"
          + " with it, line by line."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the module is written, or nothing is in its way",
      "1:something is in its way, or a check has failed; nothing was written, but for conflicts that"
          + " were to be marked",
      "2:wrong usage, or a file that can't be read or written"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  l9 generate --init orders.yaml                a spec to begin with",
      "  l9 generate --spec orders.yaml --out orders   the module, in the folder orders",
      "  l9 generate --spec orders.yaml --out orders --dry-run"
    })
public final class GenerateCommand implements Callable<Integer> {

  private static final String FIRST_SPEC = "module.yaml";

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec command;

  @Option(names = "--spec", paramLabel = "FILE", description = "The spec of the module.")
  private @Nullable Path spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "The folder of the module, which is made if it isn't there. The types that the spec names"
              + " are looked for in its repository.")
  private @Nullable Path out;

  @Option(
      names = "--dry-run",
      description = "Shows what is found in the repository and which files there would be.")
  private boolean dryRun;

  @Option(names = "--json", description = "Prints one JSON object, with all but the texts.")
  private boolean json;

  @Option(
      names = "--verify",
      negatable = true,
      description =
          "Whether Maven compiles the module and runs its tests in a copy of it before it is written"
              + " (default: if Maven is there).")
  private @Nullable Boolean verify;

  @Option(
      names = "--conflicts",
      description =
          "Where you and the spec have changed the same lines, writes both, with git's marks.")
  private boolean conflicts;

  @Option(
      names = "--init",
      arity = "0..1",
      fallbackValue = FIRST_SPEC,
      paramLabel = "FILE",
      description = "Writes a spec to begin with, with comments (default: " + FIRST_SPEC + ").")
  private @Nullable Path init;

  @Option(
      names = "--schema",
      description = "Prints the JSON Schema of specs, by which editors complete keys.")
  private boolean schema;

  @Override
  public Integer call() throws IOException {
    if (schema) {
      alone("--schema", init != null);
      command.commandLine().getOut().print(SpecSchema.json());
      command.commandLine().getOut().flush();
      return 0;
    }
    if (init != null) {
      alone("--init", false);
      return init(init);
    }
    if (spec == null || out == null) {
      throw usage("name the spec with --spec and the module's folder with --out, or say --init");
    }
    Optional<Path> jar = dryRun ? Optional.empty() : OpenCompiler.jarToStart();
    return jar.isPresent() ? OpenCompiler.run(jar.get(), words(spec, out)) : generate(spec, out);
  }

  /** This command line. */
  private List<String> words(Path file, Path folder) {
    List<String> words =
        new ArrayList<>(List.of("--spec", file.toString(), "--out", folder.toString()));
    if (json) {
      words.add("--json");
    }
    if (conflicts) {
      words.add("--conflicts");
    }
    if (verify != null) {
      words.add(verify ? "--verify" : "--no-verify");
    }
    return words;
  }

  private void alone(String option, boolean isOther) {
    boolean isAlone =
        Stream.of(spec, out, verify).allMatch(value -> value == null) && !dryRun && !conflicts;
    if (!isAlone || isOther || json) {
      throw usage(option + " stands alone");
    }
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(command.commandLine(), message);
  }

  private int init(Path file) throws IOException {
    FirstSpec.write(file);
    command.commandLine().getOut().println(PlainText.of(file.toString()) + " is written");
    PrintWriter err = command.commandLine().getErr();
    err.println("Say in it what the module is to be.");
    err.println(
        NextCommand.line(
            List.of(), "generate", "--spec", file.toString(), "--out", "DIR", "--dry-run"));
    return 0;
  }

  private int generate(Path file, Path folder) throws IOException {
    Settings settings =
        new Settings(
            dryRun,
            verify == null ? Verify.IF_POSSIBLE : verify ? Verify.ALWAYS : Verify.NEVER,
            conflicts ? OnConflict.MARK : OnConflict.STOP,
            String.valueOf(System.getenv().getOrDefault("PATH", "")));
    PrintWriter err = command.commandLine().getErr();
    if (Boolean.getBoolean("l9.terminal.err") && settings.verify() != Verify.NEVER && !dryRun) {
      err.println("Maven runs the module's tests in a copy, which takes some seconds …");
    }
    Generation generation = new Generator(file, folder, settings, Instant.now()).run();
    PrintWriter printer = command.commandLine().getOut();
    if (json) {
      printer.println(GenerationJson.of(generation, folder));
      printer.flush();
    } else {
      new GenerationText(printer, Screen.ofProcess()).print(generation, folder);
    }
    return new ObstacleText(err, folder).print(generation) ? 0 : 1;
  }
}
