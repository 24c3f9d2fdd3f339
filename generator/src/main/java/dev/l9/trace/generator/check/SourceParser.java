package dev.l9.trace.generator.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import dev.l9.trace.generator.module.GeneratedFile;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Parses generated files of Java by the JDK's compiler; nothing is compiled. */
final class SourceParser {

  private SourceParser() {}

  /**
   * What was parsed.
   *
   * @param problems what isn't Java, in files whose sources hold what could be understood
   */
  record Parsed(List<GeneratedSource> sources, List<Finding> problems) {}

  /**
   * Parses those of the files that are Java.
   *
   * @throws ToolFailure where the program runs on a JRE, which has no compiler
   */
  static Parsed parse(List<GeneratedFile> files) {
    List<Text> texts = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      if (files.get(i).path().endsWith(".java")) {
        texts.add(new Text(i, files.get(i).text()));
      }
    }
    if (texts.isEmpty()) {
      return new Parsed(List.of(), List.of());
    }
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager =
        compiler().getStandardFileManager(problems, Locale.ROOT, UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler().getTask(null, manager, problems, List.of("-proc:none"), null, texts);
      List<GeneratedSource> sources = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        GeneratedFile file = file(unit.getSourceFile(), files);
        sources.add(new GeneratedSource(file, unit, Trees.instance(task).getSourcePositions()));
      }
      return new Parsed(List.copyOf(sources), findings(problems, files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JavaCompiler compiler() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new ToolFailure("This Java has no compiler. Run l9 with a JDK.");
    }
    return compiler;
  }

  /** The compiler gives other objects than it was given, with the same URI. */
  private static GeneratedFile file(JavaFileObject source, List<GeneratedFile> files) {
    return files.get(Integer.parseInt(source.toUri().getPath().replaceAll("\\D", "")));
  }

  private static List<Finding> findings(
      DiagnosticCollector<JavaFileObject> problems, List<GeneratedFile> files) {
    return problems.getDiagnostics().stream()
        .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
        .map(problem -> finding(problem, files))
        .toList();
  }

  private static Finding finding(
      Diagnostic<? extends JavaFileObject> problem, List<GeneratedFile> files) {
    JavaFileObject source = Objects.requireNonNull(problem.getSource());
    return new Finding(
        file(source, files).path(),
        (int) Math.max(1, problem.getLineNumber()),
        ForbiddenPattern.UNPARSABLE.id(),
        "The compiler says: " + problem.getMessage(Locale.ROOT) + ".");
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String content;

    Text(int number, String content) {
      super(URI.create("text:///" + number + ".java"), Kind.SOURCE);
      this.content = content;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return content;
    }
  }
}
