package dev.l9.trace.benchmarks.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All rows, in the order of the report. What each is configured with is the docs' recommendation.
 */
final class Peers {

  static final String H2 = "com.h2database:h2:2.4.240";

  private static final String KIEKER = "net.kieker-monitoring:kieker:2.0.2:jar:bytebuddy";
  private static final String KIEKER_WRITER = "-Dkieker.monitoring.writer.filesystem.FileWriter.";

  private Peers() {}

  static List<Peer> all(Path agent, Map<String, Path> furtherAgents) {
    List<Peer> peers = new ArrayList<>();
    peers.add(Peer.byHand("plain", "no agent", false, null));
    peers.add(ours("l9", "**L9 Trace**", agent));
    furtherAgents.forEach((name, jar) -> peers.add(ours(name, "L9 Trace, " + name, jar)));
    peers.add(
        new Peer(
            "l9-off",
            "L9 Trace, `enabled=false`",
            null,
            agent,
            "plain",
            false,
            (jar, target) -> Launch.of("-javaagent:" + jar + "=enabled=false"),
            null));
    peers.addAll(byHand());
    peers.addAll(kieker());
    peers.addAll(others());
    peers.add(Peer.byHand("rewriter", "`SourceFileRewriter`", false, null));
    return peers;
  }

  /** An agent that writes nothing, for the start-up; its argument is the class to instrument. */
  static Peer bare(String id, String title, Path jar) {
    return new Peer(
        id,
        title,
        null,
        jar,
        "plain",
        false,
        (own, target) -> Launch.of("-javaagent:" + own + "=" + target.prefix()),
        null);
  }

  /** Rotation on, but nothing thrown away: all events are counted. */
  private static Peer ours(String id, String title, Path agent) {
    EventCounter counter = EventCounter.ofText(".jsonl", "\"duration_ns\":");
    return new Peer(id, title, null, agent, "plain", true, Peers::launchOurs, counter);
  }

  private static Launch launchOurs(Path jar, Target target) {
    String include = target.annotated() ? "" : ",include=" + target.prefix() + "..*#*";
    return Launch.of("-javaagent:" + jar + "=trace.keep=99" + include);
  }

  private static List<Peer> byHand() {
    return List.of(
        Peer.byHand("nanotime", "two `System.nanoTime()`, by hand", false, null),
        Peer.byHand(
            "jfr",
            "a JFR event with two strings, by hand",
            false,
            EventCounter.ofRecording("calls.jfr", "l9.Call")),
        Peer.byHand(
            "json-line",
            "encode a JSON line and write it, by hand",
            true,
            EventCounter.ofText("calls.jsonl", "\"duration_ns\":")));
  }

  private static List<Peer> kieker() {
    return List.of(
        Peer.agent(
            "kieker-binary",
            "Kieker, binary file",
            KIEKER,
            false,
            (jar, target) -> kieker(jar, target, "Binary"),
            EventCounter.ofSize(".bin", 56)),
        Peer.agent(
            "kieker-text",
            "Kieker, text file",
            KIEKER,
            false,
            (jar, target) -> kieker(jar, target, "Text"),
            EventCounter.ofText(".dat", "$1;")));
  }

  private static Launch kieker(Path jar, Target target, String format) {
    // A pattern with parameters fails in 2.0.2 where it has a dot; one without means the class.
    return Launch.of(
            "-javaagent:" + jar,
            KIEKER_WRITER + "customStoragePath=.",
            KIEKER_WRITER
                + "logStreamHandler=kieker.monitoring.writer.filesystem."
                + format
                + "LogStreamHandler")
        .withEnvironment(
            "KIEKER_SIGNATURES_INCLUDE",
            target.isPackage() ? target.prefix() + ".*" : target.prefix());
  }

  private static List<Peer> others() {
    return List.of(
        Peer.agent(
            "glowroot",
            "Glowroot, nothing kept",
            "org.glowroot:glowroot-agent:0.14.0-beta.2",
            false,
            Peers::glowroot,
            null),
        Peer.agent(
            "otel",
            "OpenTelemetry, JSON to a file, batch",
            "io.opentelemetry.javaagent:opentelemetry-javaagent:2.33.1",
            false,
            Peers::openTelemetry,
            EventCounter.ofText("stdout", "\"spanId\":\"")),
        Peer.agent(
            "datadog",
            "Datadog, structure writer",
            "com.datadoghq:dd-java-agent:1.68.1",
            false,
            Peers::datadog,
            EventCounter.ofText("calls.structure", "[trace.annotation")),
        Peer.agent(
            "appmap",
            "AppMap",
            "com.appland:appmap-agent:1.28.0",
            true,
            Peers::appMap,
            EventCounter.ofText(".appmap.json", "\"event\":\"call\"")));
  }

  private static Launch openTelemetry(Path jar, Target target) {
    return Launch.of(
        "-javaagent:" + jar,
        "-Dotel.instrumentation.common.default-enabled=false",
        "-Dotel.instrumentation.methods.enabled=true",
        "-Dotel.instrumentation.methods.include=" + target.methodList(),
        "-Dotel.traces.exporter=experimental-otlp/stdout",
        "-Dotel.metrics.exporter=none",
        "-Dotel.logs.exporter=none");
  }

  private static Launch datadog(Path jar, Target target) {
    return Launch.of(
        "-javaagent:" + jar,
        "-Ddd.trace.methods=" + target.methodList(),
        "-Ddd.writer.type=TraceStructureWriter:calls.structure",
        "-Ddd.instrumentation.telemetry.enabled=false",
        "-Ddd.remote_config.enabled=false",
        "-Ddd.jmxfetch.enabled=false");
  }

  private static Launch appMap(Path jar, Target target) {
    return Launch.of(
            "-javaagent:" + jar,
            "-Dappmap.config.file=appmap.yml",
            "-Dappmap.output.directory=appmaps",
            "-Dappmap.recording.auto=true")
        .withFile("appmap.yml", "name: bench\npackages:\n- path: " + target.prefix() + "\n");
  }

  /** The collector that it is told to use doesn't exist: what it collects is thrown away. */
  private static Launch glowroot(Path jar, Target target) {
    String instrumentation =
        target.methods().entrySet().stream()
            .flatMap(
                entry -> entry.getValue().stream().map(method -> glowroot(entry.getKey(), method)))
            .collect(Collectors.joining(",\n"));
    return Launch.of(
            "-javaagent:" + jar,
            "-Dglowroot.collector.address=http://localhost:1",
            "-Dglowroot.agent.id=bench",
            "-Dglowroot.conf.dir=conf",
            "-Dglowroot.log.dir=.",
            "-Dglowroot.tmp.dir=.")
        .withFile("conf/config.json", "{\"instrumentation\":[" + instrumentation + "]}");
  }

  private static String glowroot(String type, String method) {
    return """
        {"className":"TYPE","methodName":"METHOD","methodParameterTypes":[".."],
        "captureKind":"transaction","transactionType":"Bench","transactionNameTemplate":"METHOD",
        "alreadyInTransactionBehavior":"capture-trace-entry",
        "traceEntryMessageTemplate":"METHOD","timerName":"METHOD"}"""
        .replace("TYPE", type)
        .replace("METHOD", method);
  }
}
