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
import java.util.stream.Stream;

/**
 * A program in a folder of its own, as a user has it: sources under {@code src/main/java}, classes
 * beside them, and a working directory in which it runs under the built agent.
 */
public final class TestProject {

  public static final Path AGENT = Path.of(System.getProperty("l9.agent.jar")).toAbsolutePath();

  /** The agent promises 5 s at the end, in which a machine that is busy may write less. */
  private static final List<String> VERIFIED = List.of("-Xverify:all", "-Dl9.end.wait=2m");

  private final Path folder;
  private final List<Path> sources = new ArrayList<>();
  private final List<Path> libraries = new ArrayList<>();
  private final List<String> javaOptions = new ArrayList<>();
  private boolean isOrdinary;

  public TestProject(Path folder) {
    this.folder = folder;
  }

  public Path folder() {
    return folder;
  }

  public Path sourceRoot() {
    return folder.resolve("src/main/java");
  }

  public Path classes() {
    return folder.resolve("classes");
  }

  public Path traceFile() {
    return folder.resolve("trace.jsonl");
  }

  /** Adds a source file; its path is that of its package and name. */
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

  /** Compiles for Java 17, with these options of javac besides. */
  public TestProject compile(String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--release", "17", "-nowarn", "-cp", compilePath()));
    CompiledClasses.of(Jdk.running(), all, sourceRoot(), sources).writeTo(classes());
    return this;
  }

  /** Compiles with the compiler of this JDK, for its own version. */
  public TestProject compileWith(Jdk jdk, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("-nowarn", "-cp", compilePath()));
    CompiledClasses.of(jdk, all, sourceRoot(), sources).writeTo(classes());
    return this;
  }

  public static String annotations() {
    try {
      return new File(L9Traced.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

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
   * Runs what follows with the compiler and the collector that users have, for what depends on
   * these, or sets them itself. Short programs take less time without.
   */
  public TestProject onOrdinaryJvm() {
    isOrdinary = true;
    return this;
  }

  /** What a JVM of a test is started with: it verifies the classes of the JDK too. */
  public static List<String> quickJvm(Jdk jdk) {
    List<String> options = new ArrayList<>(VERIFIED);
    options.addAll(VerifiedArchive.options(jdk));
    options.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    return options;
  }

  /** The command that runs a class under the agent. */
  public List<String> command(Jdk jdk, String agentOptions, String main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(jdk.java().toString());
    command.addAll(isOrdinary ? VERIFIED : quickJvm(jdk));
    command.addAll(javaOptions);
    command.add("-javaagent:" + AGENT + (agentOptions.isEmpty() ? "" : "=" + agentOptions));
    command.addAll(List.of("-cp", classPath(), main));
    command.addAll(List.of(arguments));
    return command;
  }

  /** The same command without the agent. */
  public List<String> plainCommand(Jdk jdk, String main, String... arguments) {
    List<String> command = command(jdk, "", main, arguments);
    command.removeIf(argument -> argument.startsWith("-javaagent:"));
    return command;
  }

  /** Runs a class under the agent, to its end. */
  public ProgramRun run(Jdk jdk, String agentOptions, String main, String... arguments) {
    return ProgramRun.of(builder(command(jdk, agentOptions, main, arguments)));
  }

  /** Runs a class under the agent; fails where it doesn't end with 0. */
  public ProgramRun runWell(Jdk jdk, String agentOptions, String main, String... arguments) {
    ProgramRun run = run(jdk, agentOptions, main, arguments);
    assertEquals(0, run.exitCode(), run::toString);
    return run;
  }

  /** Runs a class without the agent. */
  public ProgramRun runPlain(Jdk jdk, String main, String... arguments) {
    return ProgramRun.of(builder(plainCommand(jdk, main, arguments)));
  }

  /** A process in the project's folder, without the variables that would change what it does. */
  public ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("L9_"));
    builder
        .environment()
        .keySet()
        .removeAll(List.of("DOPEJAR_TRACE", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    return builder;
  }

  /** The events that the runs so far have written. */
  public List<TraceEvent> events() {
    return events(traceFile());
  }

  /** The events in the trace file and in those that it was rotated to. */
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

  public static List<TraceEvent> events(Path file) {
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

  /** The only event of a method. */
  public TraceEvent event(String operation) {
    List<TraceEvent> found =
        events().stream().filter(event -> event.operation().equals(operation)).toList();
    assertEquals(1, found.size(), () -> operation + ": " + found);
    return found.get(0);
  }
}
