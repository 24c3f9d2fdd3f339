package dev.l9.trace.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Compiles sources among the tests' resources with the compilers of their languages. */
final class LanguageCompilers {

  static final String KOTLIN = "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler";
  static final String GROOVY = "org.codehaus.groovy.tools.FileSystemCompiler";
  static final String SCALA = "dotty.tools.dotc.Main";

  private LanguageCompilers() {}

  static String kotlinClassPath() {
    return Libraries.classPath(
        "kotlin-compiler-embeddable",
        "kotlin-build-tools-api",
        "kotlin-stdlib",
        "kotlin-script-runtime",
        "kotlin-reflect",
        "kotlin-daemon-embeddable",
        "kotlinx-coroutines-core-jvm",
        "annotations");
  }

  static String scalaClassPath() {
    return Libraries.classPath(
        "scala3-compiler_3",
        "scala3-interfaces",
        "tasty-core_3",
        "scala3-library_3",
        "scala-library",
        "scala-asm",
        "compiler-interface",
        "util-interface");
  }

  /**
   * Class paths of compiled programs: the compilers take longer than what the tests do with them.
   */
  private static final Map<List<String>, String> COMPILED = new ConcurrentHashMap<>();

  /** Files that are compiled at once: the start of a compiler takes most of its time. */
  private static final List<List<String>> TOGETHER =
      List.of(
          List.of("Constructs.kt", "Coroutines.kt"), List.of("Constructs.groovy", "Script.groovy"));

  /**
   * Compiles a file, once for all tests, and with it those that are compiled together with it.
   *
   * @return the class path of the program, which must not be changed
   */
  static String once(String source, String... options) {
    List<String> sources =
        TOGETHER.stream().filter(all -> all.contains(source)).findAny().orElse(List.of(source));
    List<String> key = new ArrayList<>(sources);
    key.addAll(List.of(options));
    return COMPILED.computeIfAbsent(key, k -> compileApart(sources, options));
  }

  private static String compileApart(List<String> sources, String... options) {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "program").toAbsolutePath();
      String first = sources.get(0);
      return switch (first.substring(first.lastIndexOf('.') + 1)) {
        case "kt" -> kotlin(folder, sources, options);
        case "scala" -> scala(folder, sources);
        default -> groovy(folder, sources);
      };
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Compiles Kotlin files; gives the class path of the program. */
  private static String kotlin(Path folder, List<String> sources, String... options) {
    String libraries = Libraries.classPath("kotlin-stdlib", "kotlinx-coroutines-core-jvm");
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("-no-stdlib", "-no-reflect"));
    return compile(KOTLIN, kotlinClassPath(), folder, sources, libraries, arguments);
  }

  /** Compiles Groovy files; gives the class path of the program. */
  private static String groovy(Path folder, List<String> sources) {
    String libraries = Libraries.classPath("groovy");
    // By itself it compiles for the JDK that it runs on.
    Path settings = copy("compiler-settings.groovy", folder);
    List<String> options = List.of("--configscript", settings.toString());
    return compile(GROOVY, libraries, folder, sources, libraries, options);
  }

  /** Compiles Scala files; gives the class path of the program. */
  private static String scala(Path folder, List<String> sources) {
    String libraries = Libraries.classPath("scala3-library_3", "scala-library");
    return compile(SCALA, scalaClassPath(), folder, sources, libraries, List.of());
  }

  private static String compile(
      String compiler,
      String compilerClassPath,
      Path folder,
      List<String> sources,
      String libraries,
      List<String> options) {
    Path classes = folder.resolve("classes");
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of("-classpath", Libraries.join(libraries, TestProject.annotations())));
    arguments.addAll(List.of("-d", classes.toString()));
    sources.forEach(source -> arguments.add(copy(source, folder).toString()));
    try {
      Files.createDirectories(classes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    ProgramRun run =
        new TracedProgram(compilerClassPath, compiler, arguments).runPlain(Jdk.running(), folder);
    assertEquals(0, run.exitCode(), run::toString);
    return Libraries.join(classes.toString(), libraries);
  }

  /** Copies a resource into a folder. */
  static Path copy(String resource, Path folder) {
    Path copy = folder.resolve(resource);
    try (InputStream in = LanguageCompilers.class.getResourceAsStream("/" + resource)) {
      Files.createDirectories(folder);
      Files.copy(in, copy);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return copy;
  }
}
