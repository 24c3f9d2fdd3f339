package dev.l9.trace.cli.contract;

import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.contract.baseline.Baseline;
import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.contract.rule.Verdict;
import dev.l9.trace.contract.validate.Validation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 validate}: holds the files of a project against its contract. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = {
      "Says which files lack the metadata that the contract demands, or have wrong ones, and what to"
          + " do.",
      "For example, what the next commit would bring: l9 validate --staged"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no file violates the contract, warnings aside",
      "1:some do",
      "2:wrong usage, a wrong contract, or files that can't be read"
    })
public final class ValidateCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description = "Files and folders; the whole project if none is named.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--staged",
      description = "What the next commit changes, as it is in git's index.")
  private boolean staged;

  @Option(
      names = "--since",
      paramLabel = "REF",
      description = "What has changed since this branch left REF, and what git doesn't know yet.")
  private @Nullable String since;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private VerdictFormat format;

  @Option(
      names = "--accept",
      description =
          "Accepts what the project violates now, in .l9-dora-baseline.json, so that only what comes"
              + " later counts. The file loses what is mended by itself.")
  private boolean accepts;

  @Override
  public Integer call() throws IOException {
    if ((staged ? 1 : 0) + (since != null ? 1 : 0) + (paths.isEmpty() ? 0 : 1) > 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--staged, --since and PATH exclude each other; give one of them");
    }
    GovernedProject project = GovernedProject.at(paths.isEmpty() ? Path.of("") : folder(paths));
    Validation validation = validation(project);
    if (accepts) {
      say(VerdictText.counted(validation.accept(), "violation") + " accepted in " + Baseline.FILE);
      return 0;
    }
    Instant now = Instant.now();
    Verdict verdict = validation.runAndRecord(now);
    verdict.notes().forEach(this::say);
    String version = spec.root().version().length == 0 ? "" : spec.root().version()[0];
    spec.commandLine().getOut().print(format.of(verdict, project, now, version.replace("l9 ", "")));
    spec.commandLine().getOut().flush();
    return verdict.hasErrors() ? 1 : 0;
  }

  private void say(String clause) {
    spec.commandLine().getErr().println("l9: " + PlainText.of(clause));
  }

  /** The folder in which to look for the project of these files. */
  static Path folder(List<Path> paths) {
    Path first = paths.get(0).toAbsolutePath();
    Path parent = first.getParent();
    return first.toFile().isDirectory() || parent == null ? first : parent;
  }

  private Validation validation(GovernedProject project) {
    if (staged) {
      return Validation.ofStaged(project);
    }
    return since == null ? Validation.of(project, paths) : Validation.since(project, since);
  }
}
