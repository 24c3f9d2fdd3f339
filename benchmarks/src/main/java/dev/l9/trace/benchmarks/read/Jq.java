package dev.l9.trace.benchmarks.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The process {@code jq}, which is on one core, and keeps a list of three values for each line. */
final class Jq implements Contender {

  private static final String PROGRAM =
      """
      def rank(p): .[((length * p + 99) / 100 | floor) - 1];
      [inputs | select(.component != "l9-agent") | [.hrm_layer, .status, .metadata.duration_ns]] | group_by(.[0])[]
      | (map(.[2]) | sort) as $times
      | [.[0][0], length, (map(select(.[1] == "error")) | length), ($times | add / length),
         ($times | rank(50), rank(95), rank(99)), $times[-1]]
      | @tsv
      """;

  @Override
  public String name() {
    return "jq, 1 core";
  }

  @Override
  public boolean isThere() {
    try {
      Process process = new ProcessBuilder("jq", "--version").redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<LayerRow> answer(Path trace) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("jq", "-n", "-r", PROGRAM, trace.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<LayerRow> rows = new ArrayList<>();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rows.add(row(line.split("\t", 0)));
      }
    }
    if (process.waitFor() != 0) {
      throw new IOException("jq ended with exit code " + process.exitValue());
    }
    return rows;
  }

  private static LayerRow row(String[] cells) {
    return new LayerRow(
        cells[0],
        Long.parseLong(cells[1]),
        Long.parseLong(cells[2]),
        Double.parseDouble(cells[3]),
        Long.parseLong(cells[4]),
        Long.parseLong(cells[5]),
        Long.parseLong(cells[6]),
        Long.parseLong(cells[7]));
  }
}
