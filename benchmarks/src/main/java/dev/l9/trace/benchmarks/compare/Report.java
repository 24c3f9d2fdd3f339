package dev.l9.trace.benchmarks.compare;

import dev.l9.trace.benchmarks.report.Machine;
import dev.l9.trace.benchmarks.report.PerformancePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The Markdown file; each part is in it as soon as it was measured. */
final class Report {

  private final Path file;
  private final Map<String, String> pictures = new LinkedHashMap<>();

  Report(Path file, String head) throws IOException {
    this.file = file.toAbsolutePath();
    Files.createDirectories(this.file.resolveSibling("."));
    Files.writeString(file, head);
  }

  static String head(Arguments arguments, String commandLine, List<Peer> peers) throws IOException {
    StringBuilder out = new StringBuilder("# Beside its peers\n\n");
    if (arguments.quick()) {
      out.append("**A quick run: it shows that everything works, not what anything costs.**\n\n");
    }
    out.append("`benchmarks/compare").append(commandLine.isEmpty() ? "" : " ").append(commandLine);
    out.append("`, ").append(Machine.description());
    out.append(
            ". Each measurement is a process of its own; in each round, every row is run once, in")
        .append(" turn. Cells are medians over the rounds, with quartiles; differences and ratios")
        .append(" are those of runs of the same round.\n\nRun beside it:\n");
    for (Peer peer : peers) {
      if (peer.artifact() != null) {
        out.append("\n- ").append(peer.title()).append(": `").append(peer.artifact()).append("`");
      }
    }
    return out.append("\n\n").toString();
  }

  /** How each row of the first table was started, with paths from the repository's folder. */
  static String commands(List<Peer> peers, Case example) {
    String here = Path.of("").toAbsolutePath() + "/";
    StringBuilder out = new StringBuilder("## Commands\n\nOf the first measurement:\n\n");
    for (Peer peer : peers) {
      if (Scenarios.traces(peer)) {
        Launch launch = peer.launch(example.target());
        out.append("- ").append(peer.title()).append(": `");
        launch.environment().forEach((name, value) -> out.append(name + "=" + value + " "));
        out.append("java ").append(String.join(" ", example.jvm())).append(' ');
        launch
            .jvmArguments()
            .forEach(one -> out.append(one.replace(here, "").replace("\n", "")).append(' '));
        out.append(String.join(" ", example.program().apply(peer))).append("`\n");
      }
    }
    return out.toString();
  }

  void add(String markdown) throws IOException {
    Files.writeString(file, markdown + "\n", StandardOpenOption.APPEND);
  }

  /** A picture beside the report, shown there. */
  void addPicture(String name, String title, String svg) throws IOException {
    Files.writeString(file.resolveSibling(name), svg);
    pictures.put(name, svg);
    add("![" + title + "](" + name + ")\n");
  }

  void putIntoDocs() throws IOException {
    PerformancePage.put("compare", Files.readString(file), pictures);
  }
}
