package dev.l9.trace.contract.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A program that adds entries to a registry, one at a time. */
final class RegistryProcess {

  private RegistryProcess() {}

  public static void main(String[] args) {
    add(Path.of(args[0]), args[1], Integer.parseInt(args[2]));
  }

  static void add(Path root, String name, int count) {
    for (int i = 0; i < count; i++) {
      FileFacts facts = new FileFacts(name + i, name + "-" + i, "", "", "");
      RegistryEntry entry = RegistryEntry.of(facts, Compliance.COMPLIANT, Instant.EPOCH);
      try {
        Registry.update(root, registry -> registry.with(List.of(entry)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static Process start(Path root, String name, int count) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            RegistryProcess.class.getName(),
            root.toString(),
            name,
            Integer.toString(count))
        .inheritIO()
        .start();
  }
}
