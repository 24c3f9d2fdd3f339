package dev.l9.trace.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Markdown file; each part is in it as soon as it was measured. */
final class Report {

  private final Path file;

  Report(Path file, String commandLine, List<Peer> peers) throws IOException {
    this.file = file;
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, head(commandLine, peers));
  }

  private static String head(String commandLine, List<Peer> peers) throws IOException {
    StringBuilder out = new StringBuilder("# Comparison\n\n");
    out.append("`benchmarks/compare ").append(commandLine).append("`, ");
    out.append(LocalDate.now(ZoneOffset.UTC)).append(", on ");
    out.append(Runtime.getRuntime().availableProcessors()).append(" processors (");
    out.append(processor()).append("), ").append(System.getProperty("os.name")).append(' ');
    out.append(System.getProperty("os.version")).append(", ");
    out.append(System.getProperty("os.arch"));
    out.append(
            ". Each measurement is a process of its own; in each round, every row is run once, in")
        .append(" turn. Cells are medians over the rounds, with quartiles; differences and ratios")
        .append(" are those of runs of the same round.\n\nRun beside it: ");
    for (Peer peer : peers) {
      if (peer.artifact() != null) {
        out.append("\n- ").append(peer.title()).append(": `").append(peer.artifact()).append("`");
      }
    }
    return out.append("\n\n").toString();
  }

  private static String processor() throws IOException {
    Path info = Path.of("/proc/cpuinfo");
    @Nullable String model =
        !Files.isReadable(info)
            ? null
            : Files.readAllLines(info).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .findFirst()
                .orElse(null);
    return model == null ? "unknown" : model;
  }

  void add(String markdown) throws IOException {
    Files.writeString(file, markdown + "\n", StandardOpenOption.APPEND);
  }
}
