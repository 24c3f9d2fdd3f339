package dev.l9.trace.cli.replay;

import dev.l9.trace.cli.reading.NothingFound;
import dev.l9.trace.cli.reading.TraceOptions;
import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.reader.file.Damage;
import dev.l9.trace.reader.file.TraceReader;
import dev.l9.trace.replay.Refusal;
import dev.l9.trace.replay.call.CallContext;
import dev.l9.trace.replay.test.As;
import dev.l9.trace.replay.test.ReplayTest;
import dev.l9.trace.replay.test.TestFile;
import dev.l9.trace.replay.test.TestMaker;
import dev.l9.trace.replay.type.ClassPath;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 replay}: makes a test of a recorded call. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "A JUnit 5 test of a recorded call: it calls the method with the captured arguments, and"
          + " asserts what came out.",
      "The event needs values: run the program with values=json, or better with"
          + " capture.receiver=METHODS, which also keeps the object on which the method is called."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the test is written",
      "1:the call can't be rebuilt, or the test has a gap that somebody has to fill",
      "2:wrong usage, or input that can't be read"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  l9 run capture.receiver='com.acme..*#*' include='com.acme..*#*' -- java -jar app.jar",
      "  l9 calls Orders#total",
      "  l9 replay sys_1795251157_3ucxp9o5xhfgy -o src/test/java"
    })
public final class ReplayCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "TRACE_ID", description = "The event's id.")
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private String traceId;

  @Parameters(
      index = "1..*",
      paramLabel = "FILE",
      description =
          "Traces; trace.jsonl if none is named. - is standard input. What differs between their"
              + " runs of the same call isn't compared.")
  private List<Path> files = List.of();

  @Option(
      names = "-o",
      paramLabel = "DIR",
      description = "The source root into which the test is written; without it, it is printed.")
  private @Nullable Path folder;

  @Option(
      names = "--classes",
      paramLabel = "PATH",
      description =
          "Folders and jars of the program's classes, as in a class path; target/classes and the"
              + " like if none is named.")
  private List<String> classes = List.of();

  @Option(
      names = "--as",
      paramLabel = "KIND",
      description =
          "regression asserts what happened, and is the default; expectation asserts of a failed"
              + " call that it doesn't throw.")
  private String as = "regression";

  @Option(
      names = "--stub",
      description =
          "The interfaces that the receiver holds are Mockito's, and answer as the recorded calls"
              + " below this one did.")
  private boolean stub;

  @Option(names = "--name", paramLabel = "NAME", description = "The test's class.")
  private @Nullable String name;

  @Option(names = "--force", description = "Replaces a file that is there already.")
  private boolean force;

  @Option(names = "--json", description = "As a JSON object; docs/replay.md has the keys.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    As kind = kind();
    if (name != null && (!SourceVersion.isIdentifier(name) || SourceVersion.isKeyword(name))) {
      throw wrong("--name: '" + name + "' is no name of a class");
    }
    ReplayAnswer answer = new ReplayAnswer(spec.commandLine(), traceId, json);
    try (TraceReader reader =
            TraceOptions.openUnfiltered(TraceOptions.rereadable(TraceOptions.orDefault(files)));
        ClassPath classPath = new ClassPath(ClassPlaces.of(classes))) {
      CallContext context = CallContext.find(reader, traceId);
      for (Damage.Skipped skipped : reader.damage().files()) {
        spec.commandLine().getErr().println("l9: " + skipped);
      }
      if (context == null) {
        throw new NothingFound("no event has the id " + PlainText.of(traceId));
      } else if (kind == As.EXPECTATION && !context.call().isFailed()) {
        throw new NothingFound("the call didn't fail; --as expectation is for calls that did");
      }
      return write(TestMaker.make(classPath, context, kind, stub, name), answer);
    } catch (Refusal.Refused e) {
      return answer.refused(e.refusal());
    }
  }

  private As kind() {
    try {
      return As.valueOf(as.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw wrong("--as: '" + as + "' is neither regression nor expectation");
    }
  }

  private int write(ReplayTest test, ReplayAnswer answer) throws IOException {
    Path root = folder;
    if (root == null) {
      return answer.printed(test);
    }
    try {
      TestFile.Outcome outcome = TestFile.write(root, test, force);
      return answer.written(test, root.resolve(test.path()), outcome);
    } catch (FileAlreadyExistsException e) {
      throw new ToolFailure(
          PlainText.of(e.getFile())
              + " is there already, with another content; --name gives the test another name, and"
              + " --force replaces the file");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
