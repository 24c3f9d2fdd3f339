package dev.l9.trace.contract.inject;

import dev.l9.trace.contract.GovernedFolder;
import dev.l9.trace.contract.project.GovernedProject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A program that puts blocks into files, one after the other. */
final class InjectProcess {

  private InjectProcess() {}

  public static void main(String[] args) throws IOException {
    inject(Path.of(args[0]), args[1], Integer.parseInt(args[2]));
  }

  /** Injects the files {@code NAME0.py} and so on. */
  static void inject(Path root, String name, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      GovernedProject project = GovernedProject.at(root);
      new Injection(project, MetadataSpec.NONE, GovernedFolder.NOW)
          .inject(List.of(name + i + ".py"));
    }
  }

  static Process start(Path root, String name, int count) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            InjectProcess.class.getName(),
            root.toString(),
            name,
            Integer.toString(count))
        .inheritIO()
        .start();
  }
}
