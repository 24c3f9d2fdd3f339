package dev.l9.trace.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.L9Traced;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.reader.event.TraceEventParser;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A program in a folder of its own, as a user has it. Its sources are under {@code src/main/java},
 * its classes in {@code classes}. It runs under the built agent, with the folder as its working
 * directory. What can't be read, written or compiled fails the test. Not thread-safe.
 */
public final class TestProject {

  /** The agent's jar. The build names it in the system property {@code l9.agent.jar}. */
  public static final Path AGENT = Path.of(System.getProperty("l9.agent.jar")).toAbsolutePath();

  /**
   * The agent waits at most 5 s at the end of a program; on a busy machine it may not have written
   * all by then, so tests give it longer.
   */
  private static final List<String> VERIFIED = List.of("-Xverify:all", "-Dl9.end.wait=2m");

  /** Otherwise all programs that a test starts would be one run, whose facts add up. */
  private static final String RUN = "-Dl9.run=test-";

  private static final AtomicInteger runs = new AtomicInteger();

  private final Path folder;
  private final List<Path> sources = new ArrayList<>();
  private final List<Path> libraries = new ArrayList<>();
  private final List<String> javaOptions = new ArrayList<>();
  private boolean isOrdinary;

  private boolean isRunByParent;

  /** A project in this folder, without sources yet. */
  public TestProject(Path folder) {
    this.folder = folder;
  }

  /** The folder of the project, which is the working directory of its programs. */
  public Path folder() {
    return folder;
  }

  /** The folder below which the sources are, by package. */
  public Path sourceRoot() {
    return folder.resolve("src/main/java");
  }

  /** The folder below which the compiled classes are, by package. */
  public Path classes() {
    return folder.resolve("classes");
  }

  /** The file to which the agent writes events. It need not exist yet. */
  public Path traceFile() {
    return folder.resolve("trace.jsonl");
  }

  /**
   * Adds a source file. The path consists of its package and its name, such as {@code
   * demo/Main.java}.
   */
  public TestProject source(String path, String text) {
    Path file = sourceRoot().resolve(path);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    sources.add(file);
    return this;
  }

  /** Adds jars that the program is compiled against and run with. */
  public TestProject libraries(List<Path> jars) {
    libraries.addAll(jars);
    return this;
  }

  /** Compiles for Java 17, with these additional options of javac. */
  public TestProject compile(String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--release", "17", "-nowarn", "-cp", compilePath()));
    CompiledClasses.of(Jdk.running(), all, sourceRoot(), sources).writeTo(classes());
    return this;
  }

  /** Compiles with the compiler of this JDK, for the version of this JDK. */
  public TestProject compileWith(Jdk jdk, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("-nowarn", "-cp", compilePath()));
    CompiledClasses.of(jdk, all, sourceRoot(), sources).writeTo(classes());
    return this;
  }

  /** The path of the annotations' jar or folder of classes, against which programs are compiled. */
  public static String annotations() {
    try {
      return new File(L9Traced.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** The class path of the program: its classes, the annotations, and its libraries. */
  public String classPath() {
    return classes() + File.pathSeparator + compilePath();
  }

  private String compilePath() {
    StringBuilder path = new StringBuilder(annotations());
    libraries.forEach(jar -> path.append(File.pathSeparator).append(jar));
    return path.toString();
  }

  /** Adds options of {@code java} for the runs that follow. */
  public TestProject javaOptions(String... options) {
    javaOptions.addAll(List.of(options));
    return this;
  }

  /**
   * Runs what follows with the JIT compiler and the garbage collector that users have. Tests need
   * this if they depend on these, or set their options. Short programs run faster without it.
   */
  public TestProject onOrdinaryJvm() {
    isOrdinary = true;
    return this;
  }

  /**
   * Has what follows be the run that its parent process makes of it. Otherwise each JVM is a run of
   * its own, though all are started by the JVM of the tests.
   */
  public TestProject inRunOfParent() {
    isRunByParent = true;
    return this;
  }

  /**
   * The options for a JVM that starts quickly. It verifies all classes, those of the JDK too, and
   * is a run of its own.
   */
  public static List<String> quickJvm(Jdk jdk) {
    List<String> options = ordinaryJvm(jdk);
    options.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    // Most programs of tests are too short for what is compiled early to pay.
    options.add("-XX:CompileThresholdScaling=5");
    return options;
  }

  private static List<String> ordinaryJvm(Jdk jdk) {
    List<String> options = new ArrayList<>(VERIFIED);
    options.addAll(VerifiedArchive.options(jdk));
    options.add(RUN + ProcessHandle.current().pid() + "-" + runs.incrementAndGet());
    return options;
  }

  /** The command that runs a class under the agent. */
  public List<String> command(Jdk jdk, String agentOptions, String main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(jdk.java().toString());
    command.addAll(isOrdinary ? ordinaryJvm(jdk) : quickJvm(jdk));
    if (isRunByParent) {
      command.removeIf(option -> option.startsWith(RUN));
    }
    command.addAll(javaOptions);
    command.add("-javaagent:" + AGENT + (agentOptions.isEmpty() ? "" : "=" + agentOptions));
    command.addAll(List.of("-cp", classPath(), main));
    command.addAll(List.of(arguments));
    return command;
  }

  /** The command that runs a class without the agent. */
  public List<String> plainCommand(Jdk jdk, String main, String... arguments) {
    List<String> command = command(jdk, "", main, arguments);
    command.removeIf(argument -> argument.startsWith("-javaagent:"));
    return command;
  }

  /** Runs a class under the agent and waits for its end. */
  public ProgramRun run(Jdk jdk, String agentOptions, String main, String... arguments) {
    return ProgramRun.of(builder(command(jdk, agentOptions, main, arguments)));
  }

  /**
   * Runs a class under the agent and waits for its end. The test fails if the exit code isn't 0.
   */
  public ProgramRun runWell(Jdk jdk, String agentOptions, String main, String... arguments) {
    ProgramRun run = run(jdk, agentOptions, main, arguments);
    assertEquals(0, run.exitCode(), run::toString);
    return run;
  }

  /** Runs a class without the agent and waits for its end. */
  public ProgramRun runPlain(Jdk jdk, String main, String... arguments) {
    return ProgramRun.of(builder(plainCommand(jdk, main, arguments)));
  }

  /**
   * Prepares a process in the project's folder, without the environment variables that would change
   * what it does.
   */
  public ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("L9_"));
    builder
        .environment()
        .keySet()
        .removeAll(List.of("DOPEJAR_TRACE", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    return builder;
  }

  /** The events in the trace file, in the order in which they were written. */
  public List<TraceEvent> events() {
    return events(traceFile());
  }

  /** The events in the trace file and in the files that it was rotated to. */
  public List<TraceEvent> allEvents() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("trace(\\.\\d+)?\\.jsonl"))
          .flatMap(file -> events(file).stream())
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The events in the trace file by which JVMs say what they are. */
  public List<TraceEvent> runEvents() {
    return everyEvent(traceFile()).stream().filter(TestProject::isOfRun).toList();
  }

  private static boolean isOfRun(TraceEvent event) {
    return event.operation().equals("run") && event.component().equals("l9-agent");
  }

  /**
   * The events in a file, in the order in which they were written, without those by which JVMs say
   * what they are. The test fails if the file doesn't exist. A line that isn't an event ends it
   * with an {@link IllegalArgumentException}.
   */
  public static List<TraceEvent> events(Path file) {
    return everyEvent(file).stream().filter(event -> !isOfRun(event)).toList();
  }

  private static List<TraceEvent> everyEvent(Path file) {
    List<TraceEvent> events = new ArrayList<>();
    try {
      assertTrue(Files.exists(file), () -> file + " was not written");
      for (String line : Files.readAllLines(file)) {
        events.add(TraceEventParser.parse(line));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return events;
  }

  /** The event of an operation, of which there must be exactly one. */
  public TraceEvent event(String operation) {
    List<TraceEvent> found =
        events().stream().filter(event -> event.operation().equals(operation)).toList();
    assertEquals(1, found.size(), () -> operation + ": " + found);
    return found.get(0);
  }
}
