package dev.l9.trace.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Another agent, which transforms classes after ours. It writes the bytes of the application's
 * classes, as it sees them, into the folder that its argument names. It also keeps its {@code
 * Instrumentation}, which the program can use.
 */
public final class SecondAgent {

  private SecondAgent() {}

  /** Adds the source of this agent to a project that has not been compiled yet. */
  public static TestProject in(TestProject project) {
    return project.source("second/Second.java", SOURCE);
  }

  /**
   * Adds this agent to a command, behind ours, and returns the command. The project must have been
   * compiled.
   */
  public static List<String> behind(List<String> command, TestProject project) throws IOException {
    Path seen = Files.createDirectories(project.folder().resolve("seen"));
    Path jar = project.folder().resolve("second.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", "second.Second");
    manifest.getMainAttributes().putValue("Can-Redefine-Classes", "true");
    manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest)) {
      entries.putNextEntry(new JarEntry("second/Second.class"));
      entries.write(Files.readAllBytes(project.classes().resolve("second/Second.class")));
    }
    command.add(command.indexOf("-cp"), "-javaagent:" + jar + "=" + seen);
    return command;
  }

  /** The bytes of a class as our agent passed them on. */
  public static byte[] seen(TestProject project, String className) throws IOException {
    return Files.readAllBytes(project.folder().resolve("seen").resolve(className));
  }

  private static final String SOURCE =
      """
      package second;

      import java.io.IOException;
      import java.lang.instrument.ClassFileTransformer;
      import java.lang.instrument.Instrumentation;
      import java.nio.file.*;
      import java.security.ProtectionDomain;

      public class Second implements ClassFileTransformer {
        public static Instrumentation instrumentation;
        private final Path folder;

        private Second(Path folder) {
          this.folder = folder;
        }

        public static void premain(String arguments, Instrumentation given) {
          instrumentation = given;
          given.addTransformer(new Second(Path.of(arguments)), true);
        }

        @Override
        public byte[] transform(
            ClassLoader loader, String name, Class<?> c, ProtectionDomain domain, byte[] bytes) {
          if (name == null || !name.startsWith("demo/")) {
            return null;
          }
          try {
            Files.write(folder.resolve(name.replace('/', '.')), bytes);
          } catch (IOException e) {
            e.printStackTrace();
          }
          return bytes.clone();
        }
      }
      """;
}
