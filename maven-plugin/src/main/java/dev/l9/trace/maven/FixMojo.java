package dev.l9.trace.maven;

import dev.l9.trace.contract.remedy.Remedy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Mends the files of the module that violate the project's contract: finds what their fields are to
 * be, puts the blocks into them, and brings the registry up to date. What it can't mend fails the
 * build. It writes sources and commits nothing.
 */
@Mojo(name = "fix", threadSafe = true)
public final class FixMojo extends PartMojo {

  /** Whether to say what would be mended, and to write nothing. */
  @Parameter(property = "l9.dryRun", defaultValue = "false")
  boolean dryRun;

  /**
   * Whether violations that have to be mended by hand fail the build. If not, they are warnings.
   */
  @Parameter(property = "l9.failOnViolation", defaultValue = "true")
  boolean failOnViolation = true;

  /** Made by Maven. */
  public FixMojo() {}

  @Override
  void run() throws IOException, MojoFailureException {
    Optional<ProjectPart> part = part();
    if (part.isPresent()) {
      mend(part.get());
    }
  }

  private void mend(ProjectPart part) throws IOException, MojoFailureException {
    ProjectPart.Files files = part.files();
    files.notes().forEach(note -> getLog().warn(shown(note)));
    if (files.paths().isEmpty() && !part.isWhole()) {
      getLog().info("no file of this module carries metadata");
      return;
    }
    List<Path> named = part.isWhole() ? List.of() : part.resolved(files.paths());
    Remedy remedy = new Remedy(part.project(), Instant.now());
    Remedy.Result result = dryRun ? remedy.plan(named) : remedy.mend(named, false);
    result.notes().forEach(note -> getLog().warn(shown(note)));
    result.mended().forEach(path -> getLog().info(shown(path)));
    String done = dryRun ? " would be mended" : " mended";
    getLog().info(counted(result.mended().size(), "file") + done);
    left(result.left());
  }

  private void left(Map<String, List<String>> left) throws MojoFailureException {
    left.forEach((path, reasons) -> reasons.forEach(reason -> left(path, reason)));
    if (!left.isEmpty() && failOnViolation) {
      throw new MojoFailureException(
          counted(left.size(), "file") + " to be mended by hand, listed above");
    }
  }

  private void left(String path, String reason) {
    String said = shown("[DORA-FAIL] " + path + " - " + reason);
    if (failOnViolation) {
      getLog().error(said);
    } else {
      getLog().warn(said);
    }
  }
}
