package dev.l9.trace.benchmarks.compare;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * The peers' jars, fetched by their Maven coordinates once, and jars of the agents made by hand.
 */
final class Jars {

  private final Path folder;

  Jars(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  /**
   * The jar of {@code group:artifact:version[:type:classifier]}.
   *
   * @throws IOException where Maven can't get it
   */
  Path fetch(String coordinates) throws IOException, InterruptedException {
    String[] parts = coordinates.split(":", 0);
    String classifier = parts.length > 4 ? "-" + parts[4] : "";
    Path jar = folder.resolve(parts[1] + "-" + parts[2] + classifier + ".jar");
    if (!Files.exists(jar)) {
      System.err.println("fetching " + coordinates);
      Files.createDirectories(folder);
      Process maven =
          new ProcessBuilder(
                  "mvn",
                  "-B",
                  "-q",
                  "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy",
                  "-Dartifact=" + coordinates,
                  "-DoutputDirectory=" + folder)
              .redirectOutput(folder.resolve("fetch.log").toFile())
              .redirectErrorStream(true)
              .start();
      if (maven.waitFor() != 0 || !Files.exists(jar)) {
        throw new IOException("can't be fetched; see " + folder.resolve("fetch.log"));
      }
    }
    return jar;
  }

  /** A jar with one agent class of this build, which may use another jar. */
  Path agent(Class<?> agent, String classPath) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", agent.getName());
    manifest.getMainAttributes().putValue("Class-Path", classPath);
    Path jar = folder.resolve(agent.getSimpleName() + ".jar");
    String name = agent.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest);
        InputStream bytes = agent.getClassLoader().getResourceAsStream(name)) {
      entries.putNextEntry(new ZipEntry(name));
      bytes.transferTo(entries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }
}
