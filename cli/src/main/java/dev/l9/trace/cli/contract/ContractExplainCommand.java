package dev.l9.trace.cli.contract;

import dev.l9.trace.contract.rule.RuleHelp;
import dev.l9.trace.contract.rule.RuleId;
import dev.l9.trace.tools.ToolFailure;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 contract explain}: what a rule is for, and what to do about it. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Says what a rule demands, and what to do where it is violated; without a rule, lists them.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "2:there is no such rule"},
    footer = {"%nExample:", "  l9 contract explain unique-id"})
final class ContractExplainCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "RULE", description = "The id of the rule.")
  private @Nullable String id;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (id == null) {
      for (RuleId rule : RuleId.values()) {
        out.printf("%-17s %s%n", rule.id(), rule.title());
      }
      return 0;
    }
    String known = Arrays.stream(RuleId.values()).map(RuleId::id).collect(Collectors.joining(", "));
    RuleId rule =
        RuleId.of(id)
            .orElseThrow(() -> new ToolFailure("there is no rule '" + id + "', but " + known));
    out.println(rule.id() + ": " + rule.title());
    out.println(RuleHelp.of(rule));
    out.println();
    out.println("A file may say why it doesn't hold there, in a comment:");
    out.println("  l9-allow " + rule.id() + ": the reason");
    out.println("The contract may make it a warning, or switch it off:");
    out.println("  validation_rules: {severity: {" + rule.id() + ": warning}}");
    return 0;
  }
}
