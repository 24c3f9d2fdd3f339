package dev.l9.trace.contract.baseline;

import dev.l9.trace.contract.registry.LockedFile;
import dev.l9.trace.contract.rule.Violation;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;

/**
 * The file of a project's baseline. It is written outside of continuous integration only, since
 * there nobody would see what it accepts. What counts as that is the variable {@code CI}, if it is
 * set to something else than nothing or {@code false}. Thread-safe.
 */
public final class BaselineFile {

  private final LockedFile file;
  private final boolean isCi;

  /**
   * The file in this folder; it need not be there.
   *
   * @param root the root folder of the project
   * @param environment the variables of the process, such as {@link System#getenv()}
   */
  public BaselineFile(Path root, Map<String, String> environment) {
    String ci = environment.getOrDefault("CI", "").strip();
    this.file = new LockedFile(root.resolve(Baseline.FILE));
    this.isCi = !ci.isEmpty() && !ci.equalsIgnoreCase("false");
  }

  /** Whether the process runs in continuous integration. */
  public boolean isCi() {
    return isCi;
  }

  /** Whether there is one. */
  public boolean isThere() {
    return Files.exists(file.path());
  }

  /**
   * Reads the baseline; without its file it accepts nothing.
   *
   * @throws ToolFailure with the line, where it is damaged
   * @throws IOException where it can't be read
   */
  public Baseline read() throws IOException {
    return Baseline.parse(file.read());
  }

  /**
   * Accepts these violations, and no others, from now on. This is the only way in which the
   * baseline comes to be, or comes to accept more.
   *
   * @return whether the file was written: not if it holds that already
   * @throws ToolFailure in continuous integration, and where the file is damaged
   */
  public boolean create(Collection<Violation> violations) throws IOException {
    if (isCi) {
      throw new ToolFailure(
          Baseline.FILE
              + " was not written, since CI is set: make it on your machine, and commit it");
    }
    return file.change(
        old -> {
          Baseline.parse(old); // What is damaged may be the wrong file.
          return Baseline.of(violations).toBytes();
        });
  }

  /**
   * Takes out what is gone; does nothing in continuous integration, or without the file.
   *
   * @param violations all that the project has, as {@link Baseline#shrunk} needs them
   * @return whether the file was written
   * @throws ToolFailure where the file is damaged
   */
  public boolean shrink(Collection<Violation> violations) throws IOException {
    return !isCi
        && file.change(
            old -> {
              Baseline accepted = Baseline.parse(old);
              Baseline shrunk = accepted.shrunk(violations);
              return shrunk.equals(accepted) ? old : shrunk.toBytes();
            });
  }
}
