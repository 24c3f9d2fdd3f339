package dev.l9.trace.cli.contract;

import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.contract.audit.AuditCheck;
import dev.l9.trace.contract.audit.AuditLog;
import dev.l9.trace.contract.audit.AuditProblem;
import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.model.CapturedValue;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 registry audit}: whether the audit log is as it was written. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Whether the audit log is as it was written, and where it isn't.",
      "It prints the hash of the last entry. Kept elsewhere and given as --head, it also shows"
          + " whether entries were cut off at the end, or the log was written anew."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:it is", "1:it isn't", "2:wrong usage, or the log can't be read"},
    footer = {"%nExample:", "  l9 registry audit --json"})
final class RegistryAuditCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Option(
      names = "--head",
      paramLabel = "HASH",
      description = "The hash of an entry that has to be in the log.")
  private @Nullable String known;

  @Option(
      names = "--json",
      description = "As a JSON object with the keys entries, head, intact, problems and more.")
  private boolean json;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "A folder of the project (default: this one).")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    if (known != null && !known.matches("[0-9a-f]{64}")) {
      throw new ParameterException(
          spec.commandLine(), "a hash has 64 digits 0-9 and a-f, and '" + known + "' hasn't");
    }
    AuditCheck.Result result =
        AuditCheck.run(new AuditLog(GovernedProject.at(folder).root()), Optional.ofNullable(known));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(json(result));
    } else {
      print(result, out);
    }
    return result.isIntact() ? 0 : 1;
  }

  private static void print(AuditCheck.Result result, PrintWriter out) {
    for (AuditProblem problem : result.problems()) {
      out.println(
          PlainText.of(
              AuditLog.FILE
                  + ":"
                  + problem.line()
                  + ": "
                  + name(problem.kind())
                  + ": "
                  + problem.detail()));
    }
    if (result.left() > 0) {
      out.println("and " + result.left() + " more");
    }
    out.println(
        result.entries()
            + (result.entries() == 1 ? " entry" : " entries")
            + (result.isIntact() ? ", as written" : ", not as written")
            + (result.entries() == 0 ? "" : "; the last has the hash " + result.head()));
  }

  private static String name(AuditProblem.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String json(AuditCheck.Result result) {
    JsonWriter json = JsonWriter.onOneLine(JsonBytes.compact()).beginObject();
    json.key("entries").value(result.entries()).key("head").value(result.head());
    json.key("intact").value(new CapturedValue.Bool(result.isIntact()));
    json.key("problems").beginArray();
    for (AuditProblem problem : result.problems()) {
      json.beginObject().key("kind").value(name(problem.kind()).replace(' ', '-'));
      json.key("line").value(problem.line()).key("detail").value(problem.detail()).end();
    }
    return json.end().key("more").value(result.left()).end().toString();
  }
}
