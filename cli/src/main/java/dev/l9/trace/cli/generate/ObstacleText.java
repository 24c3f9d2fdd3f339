package dev.l9.trace.cli.generate;

import dev.l9.trace.cli.reading.NextCommand;
import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.generator.GeneratedModule;
import dev.l9.trace.generator.Generation;
import dev.l9.trace.generator.evidence.Attestation;
import dev.l9.trace.generator.evidence.Attestation.Status;
import dev.l9.trace.generator.module.Blocker;
import dev.l9.trace.generator.write.ModulePlan;
import dev.l9.trace.generator.write.Obstacle;
import dev.l9.trace.generator.write.PlannedFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** Says on standard error why a module isn't written, and what its user should know. */
final class ObstacleText {

  private static final int MOST_LINES = 20;

  private final PrintWriter err;
  private final Path folder;

  ObstacleText(PrintWriter err, Path folder) {
    this.err = err;
    this.folder = folder;
  }

  /** Says it; whether nothing was in the way. */
  boolean print(Generation generation) {
    if (generation instanceof Generation.Blocked blocked) {
      blocked.blockers().forEach(this::print);
      return false;
    }
    if (generation instanceof Generation.Obstructed obstructed) {
      print(obstructed.plan());
      say("nothing was written");
      return false;
    }
    if (generation instanceof Generation.Unproven unproven) {
      failed(unproven.module().attestation());
      say(unproven.reason() + ", so nothing was written; --no-verify writes it all the same");
      return false;
    }
    if (generation instanceof Generation.Written written) {
      print(written.module(), written.news());
      if (!written.module().plan().obstacles().isEmpty()) {
        say(
            "the conflicts are marked in the files; choose between the texts, and delete the marks");
        return false;
      }
      next(written.module());
    } else if (generation instanceof Generation.Planned) {
      err.println("The same command without --dry-run makes it.");
    }
    return true;
  }

  private void print(Blocker blocker) {
    err.println(PlainText.of(blocker.toString()));
  }

  private void print(GeneratedModule module, List<String> news) {
    print(module.plan());
    news.forEach(this::say);
    if (!module.attestation().allPassed()) {
      say(module.attestation().closing());
    }
  }

  /** With the agent, so that the blocks at the ends of the files say what ran. */
  private void next(GeneratedModule module) {
    if (module.spec().maven().isPresent()
        && module.plan().files().stream().anyMatch(PlannedFile::isChange)) {
      String pom = folder.resolve("pom.xml").toString();
      err.println(NextCommand.line(List.of(), "run", "--", "mvn", "-f", pom, "test"));
    }
  }

  private void print(ModulePlan plan) {
    plan.obstacles().forEach(this::print);
    plan.notes().forEach(this::say);
  }

  private void print(Obstacle obstacle) {
    String place = folder.resolve(obstacle.path()) + ":" + obstacle.line() + ": ";
    err.println(PlainText.of(place + obstacle.what() + "; fix: " + obstacle.fix()));
    if (!obstacle.mine().isEmpty() || !obstacle.theirs().isEmpty()) {
      lines("on the disk", obstacle.mine());
      lines("generated", obstacle.theirs());
    }
  }

  private void lines(String title, List<String> lines) {
    err.println("  " + title + (lines.isEmpty() ? ": nothing" : ":"));
    lines.stream().limit(MOST_LINES).forEach(line -> err.println("    | " + PlainText.of(line)));
    if (lines.size() > MOST_LINES) {
      err.println("    … and " + (lines.size() - MOST_LINES) + " more lines");
    }
  }

  private void failed(Attestation attestation) {
    for (Attestation.Row row : attestation.rows()) {
      if (row.status() == Status.FAILED) {
        String[] lines = row.how().lines().toArray(String[]::new);
        for (int i = 0; i < lines.length; i++) {
          String begin = i == 0 ? "l9: " + row.check().label() + " " + row.shown() + ": " : "    ";
          err.println(begin + PlainText.of(lines[i]));
        }
      }
    }
  }

  private void say(String clause) {
    err.println("l9: " + PlainText.of(clause));
  }
}
