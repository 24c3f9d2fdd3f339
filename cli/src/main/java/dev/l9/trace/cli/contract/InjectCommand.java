package dev.l9.trace.cli.contract;

import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.contract.inject.Injection;
import dev.l9.trace.contract.inject.MetadataSpec;
import dev.l9.trace.contract.inject.Planned;
import dev.l9.trace.contract.project.FolderSource;
import dev.l9.trace.contract.project.GovernedProject;
import java.io.IOException;
import java.io.PrintWriter;
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

/** {@code l9 inject}: puts header, footer and run-time block into files. */
@Command(
    name = "inject",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Puts Header Meta, Footer Meta and an empty DORA block into files: all of them, or none if a"
          + " mandatory field of one can't be found.",
      "A file that has a header keeps its component_id, created_at and created_by. The other fields"
          + " are those of the spec, of the contract, of the header, of the file's code and comments,"
          + " and of git's history, in this order."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all files have their blocks",
      "1:a file can't have them; nothing was written",
      "2:wrong usage, a wrong contract, or files that can't be read"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  l9 inject --all",
      "  l9 inject src/main/java/com/acme/Orders.java --spec orders.yaml"
    })
public final class InjectCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "Files and folders.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--all", description = "All files of the project that the contract governs.")
  private boolean all;

  @Option(
      names = "--spec",
      paramLabel = "FILE",
      description =
          "YAML or JSON with the fields: metadata for all files, files for some, by their pattern.")
  private @Nullable Path metadata;

  @Override
  public Integer call() throws IOException {
    if (all == !files.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "name the files, or say --all, and not both");
    }
    GovernedProject project = NamedFiles.of(files).project();
    MetadataSpec fields = metadata == null ? MetadataSpec.NONE : MetadataSpec.read(metadata);
    List<String> paths;
    try (FolderSource source = new FolderSource(project, files)) {
      source.notes().forEach(this::say);
      paths = source.paths();
    }
    Injection.Outcome outcome = new Injection(project, fields, Instant.now()).inject(paths);
    outcome.news().forEach(this::say);
    return outcome.isWell() ? done(outcome) : refused(project, outcome);
  }

  private void say(String clause) {
    spec.commandLine().getErr().println("l9: " + PlainText.of(clause));
  }

  private int done(Injection.Outcome outcome) {
    PrintWriter out = spec.commandLine().getOut();
    long changed = 0;
    for (Planned file : outcome.plan()) {
      if (file.isChange()) {
        changed++;
        out.println(PlainText.of(file.path() + ": " + Injection.id(file.header())));
      }
    }
    long same = outcome.plan().size() - changed;
    out.println(VerdictText.counted(changed, "file") + " written, " + same + " unchanged");
    return 0;
  }

  private int refused(GovernedProject project, Injection.Outcome outcome) {
    FailureText text = new FailureText(project, spec.commandLine().getErr());
    int failed = 0;
    for (Planned file : outcome.plan()) {
      failed += file.failures().isEmpty() ? 0 : 1;
      text.file("l9: " + file.path() + ": ", file.failures());
    }
    String files = failed == 1 ? "a file" : failed + " files";
    say("nothing was written, since " + files + " can't have the blocks");
    text.end();
    return 1;
  }
}
