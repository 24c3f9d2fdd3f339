package dev.l9.trace.cli.contract;

import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.cli.terminal.Screen;
import dev.l9.trace.contract.baseline.Baseline;
import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.contract.registry.Registry;
import dev.l9.trace.contract.rule.Verdict;
import dev.l9.trace.contract.spec.Contract;
import dev.l9.trace.contract.validate.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    sortOptions = false,
    description = {
      "Says which files lack the metadata that the contract demands, or have wrong ones, and what to"
          + " do.",
      "On a terminal it shows ten violations of each rule; elsewhere, all."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no file violates the contract, warnings aside",
      "1:some do",
      "2:wrong usage, a wrong contract, or files that can't be read"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  l9 validate                     the whole project",
      "  l9 validate --staged            what the next commit would bring",
      "  l9 validate --since main        what this branch has changed",
      "  l9 validate --format html > dora.html"
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
      names = {"-q", "--quiet"},
      description = "As text, and nothing at all if there is no violation.")
  private boolean quiet;

  @Option(
      names = "--accept",
      description =
          "Accepts what the project violates now, so that only what comes later counts. It is in the"
              + " file .l9-dora-baseline.json, which loses what is mended.")
  private boolean accepts;

  @Override
  public Integer call() throws IOException {
    NamedFiles named = NamedFiles.of(paths);
    if ((staged ? 1 : 0) + (since != null ? 1 : 0) + (named.isWhole() ? 0 : 1) > 1) {
      throw wrong("--staged, --since and PATH exclude each other; give one of them");
    }
    boolean isPart = staged || since != null || !named.isWhole();
    if (accepts && isPart) {
      throw wrong(
          "--accept is of the whole project, and goes with none of --staged, --since, PATH");
    }
    GovernedProject project = named.project();
    Validation validation = validation(named);
    if (accepts) {
      String accepted = VerdictText.counted(validation.accept(), "violation") + " accepted in ";
      spec.commandLine().getOut().println(accepted + Baseline.FILE + "; commit it");
      return 0;
    }
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Verdict verdict = records(project) ? validation.runAndRecord(now) : validation.run();
    verdict.notes().forEach(this::say);
    if (validation.isWhole() && verdict.files().isEmpty()) {
      say("no file of " + project.root() + " carries metadata");
    }
    if (!quiet || !verdict.violations().isEmpty()) {
      print(verdict, project, now);
      next(verdict, project, isPart);
    }
    return verdict.hasErrors() ? 1 : 0;
  }

  private CommandLine.ParameterException wrong(String why) {
    return new CommandLine.ParameterException(spec.commandLine(), why);
  }

  /** In a project that has no contract, nobody has asked for a log. */
  private static boolean records(GovernedProject project) {
    return Files.exists(project.root().resolve(Contract.FILE))
        || Files.exists(project.root().resolve(Registry.FILE));
  }

  private void print(Verdict verdict, GovernedProject project, Instant now) throws IOException {
    String version = spec.root().version().length == 0 ? "" : spec.root().version()[0];
    boolean isText = quiet || format == VerdictFormat.text;
    spec.commandLine()
        .getOut()
        .print(
            isText
                ? VerdictText.of(verdict, Screen.ofProcess())
                : format.of(verdict, project, now, version.replace("l9 ", "")));
    spec.commandLine().getOut().flush();
  }

  private void next(Verdict verdict, GovernedProject project, boolean isPart) throws IOException {
    String next = NextStep.after(verdict, project.root(), isPart);
    if (!next.isEmpty()) {
      spec.commandLine().getErr().println(next);
    }
  }

  private void say(String clause) {
    spec.commandLine().getErr().println("l9: " + PlainText.of(clause));
  }

  private Validation validation(NamedFiles named) {
    if (staged) {
      return Validation.ofStaged(named.project());
    }
    return since == null
        ? Validation.of(named.project(), named.files())
        : Validation.since(named.project(), since);
  }
}
