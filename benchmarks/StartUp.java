import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Measures what the agent adds to the start of a program, beside an agent whose {@code premain} is
 * empty. Run it from the repository's folder, after the build:
 *
 * <pre>java benchmarks/StartUp.java [ROUNDS]</pre>
 *
 * <p>Each round runs every command once, in turn, as a process of its own, on the JDK that runs
 * this program; so what else the machine does falls on all alike. Times are wall-clock
 * milliseconds from the start of the process to its end.
 */
public final class StartUp {

  private static final String HELLO =
      """
      public class Hello {
        public static void main(String[] args) {
          System.out.println("Hello, world");
        }
      }
      """;

  private static final String TRACED_HELLO =
      """
      public class TracedHello {
        public static void main(String[] args) {
          greet("world");
        }

        @dev.l9.trace.L9Traced
        static void greet(String name) {
          System.out.println("Hello, " + name);
        }
      }
      """;

  private static final String EMPTY_AGENT =
      """
      public class EmptyAgent {
        public static void premain(String arguments) {}
      }
      """;

  private final Path folder;
  private final Path agent = Path.of("agent/target/l9-agent.jar").toAbsolutePath();
  private final Path annotations =
      Path.of("annotations/target/l9-annotations.jar").toAbsolutePath();

  private StartUp(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] args) throws Exception {
    int rounds = args.length == 0 ? 41 : Integer.parseInt(args[0]);
    Path folder = Files.createTempDirectory("l9-startup");
    try {
      new StartUp(folder).measure(rounds);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted((a, b) -> b.compareTo(a)).map(Path::toFile).forEach(File::delete);
      }
    }
  }

  private void measure(int rounds) throws Exception {
    for (Path jar : List.of(agent, annotations)) {
      if (!Files.exists(jar)) {
        System.err.println(jar + " is missing: build first, with mvn -B verify");
        System.exit(2);
      }
    }
    prepare();
    Map<String, List<String>> commands = new LinkedHashMap<>();
    commands.put("no agent", command("Hello"));
    commands.put("an agent with an empty premain", command("Hello", folder.resolve("empty.jar")));
    commands.put("L9 Trace, nothing traced", command("Hello", agent));
    commands.put("L9 Trace, one traced call", command("TracedHello", agent));
    print(run(commands, rounds), rounds);
  }

  private void prepare() throws IOException {
    compile("Hello", HELLO);
    compile("TracedHello", TRACED_HELLO);
    compile("EmptyAgent", EMPTY_AGENT);
    Path manifest = folder.resolve("manifest");
    Files.writeString(manifest, "Premain-Class: EmptyAgent\n");
    String jar = folder.resolve("empty.jar").toString();
    tool("jar", "cfm", jar, manifest.toString(), "-C", folder.toString(), "EmptyAgent.class");
  }

  private void compile(String name, String source) throws IOException {
    Path file = folder.resolve(name + ".java");
    Files.writeString(file, source);
    tool("javac", "-cp", annotations.toString(), "-d", folder.toString(), file.toString());
  }

  private static void tool(String name, String... arguments) {
    PrintStream err = System.err;
    if (ToolProvider.findFirst(name).orElseThrow().run(err, err, arguments) != 0) {
      throw new IllegalStateException(name + " failed");
    }
  }

  private List<String> command(String main, Path... agents) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (Path jar : agents) {
      command.add("-javaagent:" + jar);
    }
    command.addAll(List.of("-cp", folder + File.pathSeparator + annotations, main));
    return command;
  }

  private Map<String, double[]> run(Map<String, List<String>> commands, int rounds)
      throws IOException, InterruptedException {
    Map<String, double[]> times = new LinkedHashMap<>();
    for (int round = -3; round < rounds; round++) { // The first ones fill the caches.
      for (Map.Entry<String, List<String>> command : commands.entrySet()) {
        double millis = time(command.getValue());
        if (round >= 0) {
          times.computeIfAbsent(command.getKey(), name -> new double[rounds])[round] = millis;
        }
      }
    }
    return times;
  }

  private double time(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectErrorStream(true);
    long start = System.nanoTime();
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes());
    int exit = process.waitFor();
    double millis = (System.nanoTime() - start) / 1e6;
    if (exit != 0 || !printed.equals("Hello, world" + System.lineSeparator())) {
      throw new IllegalStateException(command + " ended with " + exit + ": " + printed);
    }
    return millis;
  }

  private static void print(Map<String, double[]> times, int rounds) {
    double[] empty = times.get("an agent with an empty premain");
    System.out.printf(
        "%d rounds, JDK %s, %s %s, %d processors%n%n",
        rounds,
        Runtime.version(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors());
    System.out.println("| Hello, world with | median ms | quartiles | above an empty agent, paired |");
    System.out.println("|---|---|---|---|");
    times.forEach(
        (name, millis) ->
            System.out.printf(
                "| %s | %.0f | %.0f to %.0f | %+.0f (%+.0f to %+.0f) |%n",
                name,
                quantile(millis, 0.5),
                quantile(millis, 0.25),
                quantile(millis, 0.75),
                quantile(differences(millis, empty), 0.5),
                quantile(differences(millis, empty), 0.25),
                quantile(differences(millis, empty), 0.75)));
  }

  private static double[] differences(double[] of, double[] from) {
    double[] differences = new double[of.length];
    Arrays.setAll(differences, i -> of[i] - from[i]);
    return differences;
  }

  private static double quantile(double[] values, double fraction) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.round(fraction * (sorted.length - 1))];
  }
}
