package dev.l9.trace.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The class files that javac makes of sources. They are made once for all tests of a program. */
record CompiledClasses(Map<String, byte[]> files) {

  private static final Map<List<String>, CompiledClasses> KNOWN = new ConcurrentHashMap<>();

  /** Compiles the sources, unless this JVM has already compiled these texts with these options. */
  static CompiledClasses of(Jdk jdk, List<String> options, Path root, List<Path> sources) {
    List<String> key = new ArrayList<>(options);
    key.add(jdk.toString());
    try {
      for (Path source : sources) {
        key.add(root.relativize(source).toString());
        key.add(Files.readString(source));
      }
      CompiledClasses known = KNOWN.get(key);
      if (known == null) {
        known = compiled(jdk, options, sources);
        KNOWN.put(key, known);
      }
      return known;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Adds the files to a folder. */
  void writeTo(Path folder) {
    files.forEach(
        (name, bytes) -> {
          Path file = folder.resolve(name);
          try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }

  private static CompiledClasses compiled(Jdk jdk, List<String> options, List<Path> sources)
      throws IOException {
    Path folder = Files.createTempDirectory("compiled");
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of("-d", folder.toString()));
    sources.forEach(source -> arguments.add(source.toString()));
    if (jdk.version() == Runtime.version().feature()) {
      compileHere(arguments);
    } else {
      compileBy(jdk, arguments, folder);
    }
    return taken(folder);
  }

  private static void compileHere(List<String> arguments) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(null, said, said, arguments.toArray(String[]::new));
    assertEquals(0, exit, () -> said.toString(StandardCharsets.UTF_8));
  }

  private static void compileBy(Jdk jdk, List<String> arguments, Path folder) {
    List<String> command = new ArrayList<>(List.of(jdk.javac().toString()));
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
    command.addAll(arguments);
    ProgramRun run = ProgramRun.of(new TestProject(folder).builder(command));
    assertEquals(0, run.exitCode(), run::toString);
  }

  /** Reads the files of a folder, and deletes it. */
  private static CompiledClasses taken(Path folder) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    List<Path> all;
    try (Stream<Path> paths = Files.walk(folder)) {
      all = new ArrayList<>(paths.toList());
    }
    for (Path file : all) {
      if (Files.isRegularFile(file)) {
        files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    for (int i = all.size() - 1; i >= 0; i--) {
      Files.delete(all.get(i));
    }
    return new CompiledClasses(files);
  }
}
