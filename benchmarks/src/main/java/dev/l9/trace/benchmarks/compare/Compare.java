package dev.l9.trace.benchmarks.compare;

import dev.l9.trace.benchmarks.agents.ByteBuddyAgent;
import dev.l9.trace.benchmarks.agents.EmptyAgent;
import dev.l9.trace.benchmarks.agents.LookingAgent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measures the agent beside its peers, in one go, and writes the report; see {@link Arguments}. */
public final class Compare {

  private static final Set<String> ALWAYS = Set.of("plain", "empty", "looking", "rewriter");
  private static final Path AGENT = Path.of("agent/target/l9-agent.jar").toAbsolutePath();
  private static final Path TARGET = Path.of("benchmarks/target").toAbsolutePath();
  private static final Path LIBRARIES = TARGET.resolve("lib");
  private static final Path PEERS = TARGET.resolve("peers");

  /** The one that the agent is built with. */
  private static final Path BYTE_BUDDY = LIBRARIES.resolve("byte-buddy.jar");

  private static final Path SOURCES =
      Path.of("benchmarks/src/main/java/dev/l9/trace/benchmarks/workload").toAbsolutePath();

  private final Arguments arguments;
  private final Jars jars = new Jars(PEERS);
  private final List<Peer> peers = new ArrayList<>();
  private final Map<String, String> missing = new HashMap<>();

  private Compare(Arguments arguments) {
    this.arguments = arguments;
  }

  public static void main(String[] args) throws Exception {
    if (List.of(args).contains("--help")) {
      System.out.print(Arguments.USAGE);
      return;
    }
    if (List.of(args).contains("--list")) {
      Peers.all(AGENT, Map.of()).forEach(one -> System.out.println(one.id()));
      return;
    }
    try {
      new Compare(Arguments.parse(args)).run(String.join(" ", args));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n\n" + Arguments.USAGE);
      System.exit(2);
    }
  }

  private void run(String commandLine) throws IOException, InterruptedException {
    List<Jdk> jdks = Jdk.all(arguments.jdks());
    Path h2 = jars.fetch(Peers.H2);
    choosePeers();
    List<Scenario> scenarios = new Scenarios(arguments, h2, BYTE_BUDDY, LIBRARIES).all();
    Report report = new Report(arguments.out(), Report.head(arguments, commandLine, peers));
    for (Jdk jdk : jdks) {
      report.add("## JDK " + jdk.version() + "\n");
      Map<String, Map<String, Samples>> measured = new HashMap<>();
      JavaRun run = new JavaRun(jdk, TARGET.resolve("run"), classPath(), List.of(), SOURCES);
      for (Scenario scenario : scenarios) {
        Map<String, Samples> samples = scenario.measure(peers, missing, run);
        measured.put(scenario.key(), samples);
        report.add(scenario.table(peers, missing, samples));
      }
      if (measured.containsKey("saturated-1")) {
        report.addPicture(
            "performance-jdk" + jdk.feature() + ".svg",
            SaturatedChart.TITLE,
            SaturatedChart.svg(peers, missing, measured.getOrDefault("saturated-1", Map.of())));
      }
      report.add(new Goals(measured).table());
      keep(report); // Of a run that is stopped here, the JDKs that it has come to stay.
    }
    if (!scenarios.isEmpty()) {
      report.add(Report.commands(peers, scenarios.get(0).cases().get(0)));
    }
    keep(report);
    System.err.println("written: " + arguments.out());
  }

  private void keep(Report report) throws IOException {
    if (arguments.docs()) {
      report.putIntoDocs();
    }
  }

  private static List<String> classPath() {
    return List.of(
        TARGET.resolve("classes").toString(),
        Path.of("annotations/target/l9-annotations.jar").toAbsolutePath().toString());
  }

  private void choosePeers() throws InterruptedException {
    List<Peer> all = new ArrayList<>(Peers.all(AGENT, arguments.agents()));
    all.add(
        1,
        Peers.bare("empty", "an agent with an empty `premain`", jars.agent(EmptyAgent.class, "")));
    all.add(
        2,
        Peers.bare(
            "looking",
            "an agent that is given every class and leaves it alone",
            jars.agent(LookingAgent.class, "")));
    all.add(
        Peers.bare(
            "byte-buddy",
            "a plain Byte Buddy agent, nothing written",
            jars.agent(ByteBuddyAgent.class, PEERS.relativize(BYTE_BUDDY).toString())));
    for (String id : arguments.peers()) {
      if (all.stream().noneMatch(peer -> peer.id().equals(id))) {
        throw new IllegalArgumentException("no such peer: " + id);
      }
    }
    for (Peer peer : all) {
      if (arguments.peers().isEmpty()
          || ALWAYS.contains(peer.id())
          || arguments.agents().containsKey(peer.id())
          || arguments.peers().contains(peer.id())) {
        peers.add(fetched(peer));
      }
    }
  }

  private Peer fetched(Peer peer) throws InterruptedException {
    if (peer.artifact() == null) {
      return peer;
    }
    try {
      return peer.withJar(jars.fetch(peer.artifact()));
    } catch (IOException e) {
      missing.put(peer.id(), "not run: " + e.getMessage());
      return peer;
    }
  }
}
