package dev.l9.trace.maven;

import dev.l9.trace.contract.rule.Verdict;
import dev.l9.trace.contract.validate.Validation;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Holds the files of the module against the project's contract, and fails the build if they violate
 * it.
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class ValidateMojo extends PartMojo {

  /** Whether violations that are errors fail the build. If not, they are warnings. */
  @Parameter(property = "l9.failOnViolation", defaultValue = "true")
  boolean failOnViolation = true;

  /**
   * The reports to write: {@code json}, {@code sarif}, {@code junit} and {@code github}. They are
   * files in {@code reportsDirectory}, or those that are named: {@code sarif=target/l9.sarif},
   * relative to the module's folder. {@code github} goes to standard output, where GitHub Actions
   * read it.
   */
  @Parameter(property = "l9.reports")
  List<String> reports = new ArrayList<>();

  /** The folder of the reports that have no name of their own. */
  @Parameter(property = "l9.reportsDirectory", defaultValue = "${project.build.directory}/l9")
  @SuppressWarnings("NullAway.Init") // Maven sets it.
  File reportsDirectory;

  /** Whether to look at what the next commit changes only, as it is in git's index. */
  @Parameter(property = "l9.staged", defaultValue = "false")
  boolean staged;

  /**
   * A branch or a commit: only what has changed since this branch left it is looked at, and what
   * git doesn't know yet.
   */
  @Parameter(property = "l9.since")
  @Nullable String since;

  /**
   * Whether to note the check as {@code l9 validate} does, if it is of the whole project: in the
   * audit log, the baseline and the registry. If not, the goal changes nothing but its reports.
   */
  @Parameter(property = "l9.record", defaultValue = "false")
  boolean record;

  /** Made by Maven. */
  public ValidateMojo() {}

  @Override
  void run() throws IOException, MojoExecutionException, MojoFailureException {
    if (staged && since != null) {
      throw new MojoExecutionException("staged and since exclude each other; give one of them");
    }
    List<VerdictReport> wanted = new ArrayList<>();
    for (String report : reports) {
      wanted.add(VerdictReport.of(report, folder(), reportsDirectory.toPath()));
    }
    Optional<ProjectPart> part = part();
    if (part.isPresent()) {
      check(part.get(), wanted);
    }
  }

  private void check(ProjectPart part, List<VerdictReport> wanted)
      throws IOException, MojoFailureException {
    Instant now = Instant.now();
    Validation validation = validation(part);
    Verdict verdict = record ? validation.runAndRecord(now) : validation.run();
    long errors = new VerdictLog(getLog(), part.root(), failOnViolation).say(verdict);
    for (VerdictReport report : wanted) {
      write(report, report.text(verdict, now, execution.getVersion()));
    }
    if (errors > 0 && failOnViolation) {
      throw new MojoFailureException(
          counted(errors, "violation")
              + " of the contract, listed above; l9:fix mends what can be mended without you");
    }
  }

  private Validation validation(ProjectPart part) {
    if (staged) {
      return part.ofStaged();
    }
    return since == null ? part.validation() : part.since(since);
  }

  private void write(VerdictReport report, String text) throws IOException {
    Path file = report.file();
    if (file == null) {
      System.out.print(text); // Maven's log would put a level before each line.
      System.out.flush();
      return;
    }
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(file, text);
    getLog().info("written: " + file);
  }
}
