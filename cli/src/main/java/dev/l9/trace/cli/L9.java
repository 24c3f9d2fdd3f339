package dev.l9.trace.cli;

import dev.l9.trace.cli.git.GitFilterCommand;
import dev.l9.trace.cli.reading.NothingFound;
import dev.l9.trace.cli.terminal.StandardOutput;
import dev.l9.trace.tools.FailureMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/**
 * {@code l9}: the command line. It exits with 0 if all is done, 1 if the answer is no, and 2 for
 * wrong usage or input that can't be read.
 */
@Command(
    name = "l9",
    mixinStandardHelpOptions = true,
    versionProvider = L9.Version.class,
    description = "L9 Trace: what Java methods did when they ran.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the answer is no, such as: it isn't traced",
      "2:wrong usage, or input that can't be read"
    })
final class L9 {

  private static final String[] FILTER = {"git", "filter-process"};

  L9() {}

  public static void main(String[] args) {
    if (Arrays.equals(args, FILTER)) {
      // Git waits for it: to load what reads command lines takes longer than all the rest.
      System.exit(filter());
    }
    StandardOutput out = new StandardOutput();
    int code =
        run(
            args,
            writer(out, "stdout", Boolean.getBoolean("l9.terminal")),
            writer(System.err, "stderr", Boolean.getBoolean("l9.terminal.err")));
    if (!out.failure().isEmpty()) {
      System.err.println("l9: can't write to standard output: " + out.failure());
      code = CommandLine.ExitCode.USAGE;
    }
    System.exit(code);
  }

  private static int filter() {
    try {
      return new GitFilterCommand().call();
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
      System.err.println("l9: " + FailureMessage.of(e));
      return CommandLine.ExitCode.USAGE;
    }
  }

  private static PrintWriter writer(OutputStream stream, String name, boolean isTerminal) {
    return new PrintWriter(stream, true, isTerminal ? ofTerminal(name) : StandardCharsets.UTF_8);
  }

  /**
   * The terminal's encoding, which JDK 17 knows by another name. Files and pipes get UTF-8 whatever
   * the locale is, as all that L9 writes; so do terminals of the locale "C", which claim to know
   * ASCII alone, and would get question marks for arrows.
   */
  private static Charset ofTerminal(String name) {
    String encoding =
        System.getProperty(name + ".encoding", System.getProperty("native.encoding", "UTF-8"));
    Charset charset = Charset.forName(encoding);
    return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
  }

  /** Runs a command, and returns its exit code. */
  static int run(String[] args, PrintWriter out, PrintWriter err) {
    CommandLine line = new CommandLine(new L9());
    Commands.addTo(line, args);
    line.setOut(out).setErr(err);
    line.setExpandAtFiles(false); // Words of a command that l9 starts may begin with @.
    line.setExecutionExceptionHandler(
        (failure, command, result) -> {
          boolean isAnswer = failure instanceof NothingFound;
          String message = isAnswer ? failure.getMessage() : FailureMessage.of(failure);
          command.getErr().println("l9: " + message);
          return isAnswer ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.USAGE;
        });
    if (args.length == 0) {
      line.usage(err);
      return CommandLine.ExitCode.USAGE;
    }
    try {
      return line.execute(args);
    } catch (OutOfMemoryError | StackOverflowError e) {
      err.println("l9: " + FailureMessage.of(e));
      return CommandLine.ExitCode.USAGE;
    }
  }

  /** The version in the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = L9.class.getPackage().getImplementationVersion();
      return new String[] {"l9 " + (version == null ? "(not from a jar)" : version)};
    }
  }
}
