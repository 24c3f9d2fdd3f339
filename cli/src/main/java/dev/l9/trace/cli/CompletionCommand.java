package dev.l9.trace.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 completion}: has a shell complete {@code l9}'s commands and options. */
@Command(
    name = CompletionCommand.NAME,
    mixinStandardHelpOptions = true,
    description = "Prints a script that has bash or zsh complete commands and options of l9.",
    footer = {
      "",
      "In bash, for the running shell or for all:",
      "  source <(l9 completion bash)",
      "  l9 completion bash > ~/.local/share/bash-completion/completions/l9",
      "In zsh, in ~/.zshrc:",
      "  source <(l9 completion zsh)"
    })
final class CompletionCommand implements Callable<Integer> {

  static final String NAME = "completion";

  /** The shells that the script is for. It finds out itself which of them reads it. */
  @SuppressWarnings("UnusedVariable") // The user types these names.
  enum Shell {
    bash,
    zsh
  }

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "SHELL",
      description = "bash or zsh; one script serves both.")
  @SuppressWarnings("UnusedVariable") // Picocli checks it, and that is all.
  private @Nullable Shell shell;

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(AutoComplete.bash("l9", spec.root().commandLine()));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
