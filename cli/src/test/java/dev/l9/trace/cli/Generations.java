package dev.l9.trace.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A program that generates several modules in one JVM: those whose specs are in these folders. */
final class Generations {

  private Generations() {}

  public static void main(String[] folders) {
    int worst = 0;
    for (String folder : folders) {
      PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
      String spec = Path.of(folder, "module.yaml").toString();
      String[] command = {"generate", "--no-verify", "--spec", spec, "--out", folder};
      worst = Math.max(worst, L9.run(command, out, out));
    }
    System.exit(worst);
  }
}
