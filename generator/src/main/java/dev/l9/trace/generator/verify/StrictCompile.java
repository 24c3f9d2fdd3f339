package dev.l9.trace.generator.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles the generated files by the JDK's compiler with {@code -Xlint:all -Werror}, on the class
 * path of their tests, whatever the module's {@code pom.xml} asks for.
 */
public final class StrictCompile {

  private static final int MOST_MESSAGES = 5;

  /** That there are warnings, which are said themselves. */
  private static final String WERROR = "compiler.err.warnings.and.werror";

  private StrictCompile() {}

  /** What came of it. */
  public enum State {
    CLEAN,
    WARNINGS,
    NOT_RUN
  }

  /**
   * How the compiler was run, and what it says.
   *
   * @param how for people
   */
  public record Result(State state, String how) {}

  /** The compiler wasn't run. */
  static Result notRun(String reason) {
    return new Result(State.NOT_RUN, reason);
  }

  /**
   * Compiles files into a folder.
   *
   * @param classPath of the tests, on which the other classes of the module are
   */
  static Result of(List<Path> files, List<String> classPath, Path output) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      return notRun("This Java has no compiler. Run l9 with a JDK.");
    }
    Files.createDirectories(output);
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(said, Locale.ROOT, UTF_8)) {
      boolean clean =
          compiler
              .getTask(
                  null,
                  manager,
                  said,
                  options(classPath, output),
                  null,
                  manager.getJavaFileObjectsFromPaths(files))
              .call();
      return clean
          ? new Result(State.CLEAN, "by javac " + Runtime.version().feature() + " for Java 17")
          : new Result(State.WARNINGS, messages(said));
    }
  }

  private static List<String> options(List<String> classPath, Path output) {
    List<String> options = new ArrayList<>(List.of("-Xlint:all", "-Werror", "-proc:none"));
    options.addAll(List.of("--release", "17", "-encoding", "UTF-8", "-d", output.toString()));
    String there =
        classPath.stream()
            .filter(entry -> Files.exists(Path.of(entry)))
            .collect(Collectors.joining(File.pathSeparator));
    options.addAll(List.of("-cp", there));
    return options;
  }

  private static String messages(DiagnosticCollector<JavaFileObject> said) {
    return said.getDiagnostics().stream()
        .filter(one -> one.getKind() != Diagnostic.Kind.NOTE && !WERROR.equals(one.getCode()))
        .limit(MOST_MESSAGES)
        .map(StrictCompile::message)
        .collect(Collectors.joining("; "));
  }

  private static String message(Diagnostic<? extends JavaFileObject> one) {
    String text = one.getMessage(Locale.ROOT).lines().findFirst().orElse("");
    JavaFileObject source = one.getSource();
    return source == null || one.getLineNumber() < 0
        ? text
        : Path.of(source.getName()).getFileName() + ":" + one.getLineNumber() + ": " + text;
  }
}
