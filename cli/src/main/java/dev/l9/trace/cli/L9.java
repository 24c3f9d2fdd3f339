package dev.l9.trace.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/**
 * {@code l9}: the command line. Exit codes: 0 done, 1 the answer is no, 2 wrong usage or unreadable
 * input.
 */
@Command(
    name = "l9",
    mixinStandardHelpOptions = true,
    versionProvider = L9.Version.class,
    description = "L9 Trace: what Java methods did when they ran.",
    subcommands = {
      PsCommand.class,
      AttachCommand.class,
      DetachCommand.class,
      BlockCommand.class,
      GitCommand.class,
      ApplyCommand.class,
      DoctorCommand.class,
      CompletionCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the answer is no, such as: it isn't traced",
      "2:wrong usage, or input that can't be read"
    })
final class L9 {

  private static final String[] FILTER = {"git", "filter-process"};

  private L9() {}

  public static void main(String[] args) throws IOException {
    if (Arrays.equals(args, FILTER)) {
      // Git waits for it: to load what reads command lines takes longer than all the rest.
      System.exit(new GitFilterCommand().call());
    }
    System.exit(run(args, writer(System.out, "stdout"), writer(System.err, "stderr")));
  }

  /** In the terminal's encoding, which JDK 17 knows by another name. */
  private static PrintWriter writer(PrintStream stream, String name) {
    String encoding =
        System.getProperty(name + ".encoding", System.getProperty("native.encoding", "UTF-8"));
    return new PrintWriter(stream, true, Charset.forName(encoding));
  }

  /** Runs a command, and returns its exit code. */
  static int run(String[] args, PrintWriter out, PrintWriter err) {
    CommandLine line = new CommandLine(new L9());
    line.setOut(out).setErr(err);
    line.setExecutionExceptionHandler(
        (failure, command, result) -> {
          if (failure instanceof CommandFailure) {
            command.getErr().println("l9: " + failure.getMessage());
            return CommandLine.ExitCode.USAGE;
          }
          throw failure;
        });
    if (args.length == 0) {
      line.usage(err);
      return CommandLine.ExitCode.USAGE;
    }
    return line.execute(args);
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
