package dev.l9.trace.cli.contract;

import dev.l9.trace.cli.reading.NextCommand;
import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.contract.audit.AuditLog;
import dev.l9.trace.contract.init.ContractInit;
import dev.l9.trace.contract.spec.Contract;
import dev.l9.trace.git.Checkout;
import dev.l9.trace.tools.git.Git;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 contract init}: writes the first file of a project's contract. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {
      "Writes " + Contract.FILE + " for a project, with what holds without it, for you to change.",
      "It has the types of files that are there, in a git repository those that git tracks or would,"
          + " and in comments a guess for each folder of source code."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "2:wrong usage, a file is there already, or it can't be written"},
    footer = {
      "%nExamples:",
      "  l9 contract init",
      "  l9 contract init --schema .l9-contract.schema.json"
    })
final class ContractInitCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Option(names = "--force", description = "Writes files anew that are there already.")
  private boolean force;

  @Option(
      names = "--schema",
      paramLabel = "FILE",
      description =
          "Writes the JSON Schema to this file too, and names it in the contract's first line, where"
              + " editors with a YAML language server look.")
  private @Nullable Path schema;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "The root folder of the project (default: this one).")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    Path file = new ContractInit(folder, force).write(schema);
    spec.commandLine().getOut().println(PlainText.of(file.toString()) + " is written");
    PrintWriter err = spec.commandLine().getErr();
    err.println("Look through it, and give the files their values in field_values.");
    ignored().forEach(path -> err.println("Have git ignore " + path + ": it is of this machine."));
    err.println(NextCommand.line(List.of(), "contract", "check"));
    return 0;
  }

  /** What l9 writes, and what isn't to be committed; nothing outside of a repository. */
  private List<String> ignored() throws IOException {
    Path root = folder.toRealPath();
    if (Checkout.of(root) == null) {
      return List.of();
    }
    Git git = new Git(root);
    return Stream.of(AuditLog.FILE, "ci-reports/dora-validation.html")
        .filter(path -> git.run("check-ignore", "-q", path).code() == 1)
        .map(path -> path.substring(0, path.indexOf('/') + 1))
        .toList();
  }
}
