package dev.l9.trace.contract.remedy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.l9.trace.contract.inject.Planned;
import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.contract.registry.Registry;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Shows changes of files as a patch that {@code git apply} takes, whatever the encoding and the
 * line ends of the files. Its paths are relative to the top of the checkout, since git passes over
 * others silently. Git makes it, from copies in a temporary folder.
 */
public final class Patch {

  private Patch() {}

  /**
   * The patch, in the bytes of the files; empty if nothing changes.
   *
   * @throws ToolFailure where git can't be run
   */
  public static byte[] of(GovernedProject project, Remedy.Result result) throws IOException {
    if (result.mended().isEmpty()) {
      return new byte[0];
    }
    Path folder = Files.createTempDirectory("l9-patch");
    try {
      Path root = project.root();
      Path from = project.checkout() == null ? root : project.checkout().top();
      Path below = from.relativize(root);
      Path a = Files.createDirectories(folder.resolve("a").resolve(below));
      Path b = Files.createDirectories(folder.resolve("b").resolve(below));
      for (Planned file : result.plan()) {
        if (file.isChange()) {
          boolean runs = Files.isExecutable(root.resolve(file.path()));
          write(a.resolve(file.path()), file.before(), runs);
          write(b.resolve(file.path()), file.after(), runs);
        }
      }
      RegistryEdit registry = result.registry();
      if (registry.isChange()) {
        if (registry.before().length > 0) {
          write(a.resolve(Registry.FILE), registry.before(), false);
        }
        write(b.resolve(Registry.FILE), registry.after(), false);
      }
      return diff(folder);
    } finally {
      delete(folder);
    }
  }

  /** Git tells by the mode whether a patch is for this file. */
  private static void write(Path file, byte[] content, boolean runs) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.write(file, content);
    if (runs && !file.toFile().setExecutable(true)) {
      throw new IOException("can't make " + file + " executable");
    }
  }

  private static byte[] diff(Path folder) throws IOException {
    Path errors = folder.resolve("errors");
    ProcessBuilder builder =
        new ProcessBuilder(
                "git",
                "-c",
                "core.quotePath=true",
                "diff",
                "--no-index",
                "--no-prefix",
                "--no-color",
                "--no-ext-diff",
                "--text",
                "--no-renames",
                "a",
                "b")
            .directory(folder.toFile())
            .redirectError(errors.toFile());
    // A hook of git names a repository, whose settings have nothing to do with these copies.
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    try {
      Process git = builder.start();
      git.getOutputStream().close();
      byte[] patch = git.getInputStream().readAllBytes();
      if (git.waitFor() > 1) {
        throw new ToolFailure(
            "git diff has failed: " + new String(Files.readAllBytes(errors), UTF_8));
      }
      return patch;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ToolFailure("interrupted");
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
