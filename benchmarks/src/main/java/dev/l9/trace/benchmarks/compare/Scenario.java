package dev.l9.trace.benchmarks.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One table of the report: programs, who runs them, and what is shown of it.
 *
 * @param id what the command line calls it and its variants
 * @param key its own name
 * @param reading how to read the table
 * @param rounds how often everything is run
 */
record Scenario(
    String id,
    String key,
    String title,
    String reading,
    Predicate<Peer> who,
    int rounds,
    List<Case> cases,
    List<Column> columns) {

  /**
   * Runs all, a round after the other, so that what else the machine does falls on all alike.
   *
   * @return the samples by case
   */
  Map<String, Samples> measure(List<Peer> peers, Map<String, String> missing, JavaRun run) {
    List<Peer> rows = rows(peers);
    Map<String, Samples> samples = new HashMap<>();
    cases.forEach(one -> samples.put(one.key(), new Samples()));
    for (int round = 1; round <= rounds; round++) {
      System.err.println(title + ": round " + round + " of " + rounds);
      for (Case one : cases) {
        for (Peer peer : rows) {
          if (!missing.containsKey(peer.id())) {
            measure(one, peer, Column.at(samples, one.key()), run);
          }
        }
      }
    }
    return samples;
  }

  private List<Peer> rows(List<Peer> peers) {
    return peers.stream().filter(who).toList();
  }

  private static void measure(Case one, Peer peer, Samples samples, JavaRun run) {
    if (!samples.failure(peer.id()).isEmpty()) {
      return;
    }
    JavaRun here = run.withSources(one.sources());
    for (String jar : one.classPath()) {
      here = here.withClassPath(jar);
    }
    try {
      samples.add(
          peer.id(),
          here.run(peer, peer.launch(one.target()), one.jvm(), one.program().apply(peer)));
    } catch (FailedRun e) {
      System.err.println(peer.id() + ", " + one.key() + ": " + e.reason());
      samples.fail(peer.id(), e.reason());
    }
  }

  /** The table of what was measured, with what is to be said about single rows below. */
  String table(List<Peer> peers, Map<String, String> missing, Map<String, Samples> samples) {
    List<Peer> rows = rows(peers);
    StringBuilder out = new StringBuilder("### " + title + "\n\n" + reading + "\n\n| |");
    columns.forEach(column -> out.append(' ').append(column.title()).append(" |"));
    out.append("\n|---|").append("---|".repeat(columns.size())).append('\n');
    StringBuilder notes = new StringBuilder();
    for (Peer peer : rows) {
      String reason = reason(peer, missing, samples);
      if (!reason.isEmpty()) {
        notes.append("\n- ").append(peer.title()).append(": ").append(reason);
      }
      out.append("| ").append(peer.title()).append(" |");
      for (Column column : columns) {
        String cell =
            missing.containsKey(peer.id()) ? "not run" : column.cell().apply(peer, samples);
        out.append(' ').append(cell).append(" |");
      }
      out.append('\n');
    }
    return out.append(notes).append(notes.isEmpty() ? "" : "\n").toString();
  }

  private String reason(Peer peer, Map<String, String> missing, Map<String, Samples> samples) {
    String reason = missing.getOrDefault(peer.id(), "");
    for (Case one : cases) {
      Samples seen = Column.at(samples, one.key());
      String failure = seen.failure(peer.id());
      if (!failure.isEmpty()) {
        reason = one.key() + " " + failure;
      } else if (reason.isEmpty() && one.traces() && seen.tracedNothing(peer.id())) {
        reason = "has traced nothing here";
      } else if (reason.isEmpty()
          && one.traces()
          && peer.isTracer()
          && seen.addsNothing(peer.id(), "plain")) {
        reason = "seems to have traced nothing here";
      }
    }
    return reason;
  }
}
