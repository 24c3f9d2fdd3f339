package dev.l9.trace.generator.extract.syntax;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import dev.l9.trace.generator.extract.source.SourceEntry;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Parses Java files with the compiler of the JDK that this runs on, without a class path, and
 * without a look at other files. It takes the Java that this JDK knows.
 */
public final class JavaParser {

  private final JavaCompiler compiler;

  /** One for all files, since it takes as long to make as to parse one. It opens nothing itself. */
  private final StandardJavaFileManager files;

  private JavaParser(JavaCompiler compiler) {
    this.compiler = compiler;
    this.files = compiler.getStandardFileManager(null, null, null);
  }

  /**
   * The parser of this JDK.
   *
   * @throws ToolFailure where this is no JDK, but a runtime without a compiler
   */
  public static JavaParser ofThisJdk() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new ToolFailure(
          "this Java runtime ("
              + System.getProperty("java.home")
              + ") has no compiler, which reads the repository's sources; run l9 with a JDK of 17 or"
              + " newer, whose bin folder has javac: set JAVA_HOME to it, or put it first on the"
              + " PATH");
    }
    return new JavaParser(compiler);
  }

  /**
   * Parses a file; what the compiler complains of is in the result.
   *
   * @throws IllegalStateException where the compiler itself fails
   */
  ParsedFile parse(SourceEntry entry, String text) throws IOException {
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                Writer.nullWriter(),
                files,
                said,
                List.of("-proc:none"),
                null,
                List.of(new Source(text)));
    CompilationUnitTree unit = task.parse().iterator().next();
    SourcePositions positions = Trees.instance(task).getSourcePositions();
    return new ParsedFile(entry, text, unit, positions, error(said));
  }

  private static Optional<SyntaxError> error(DiagnosticCollector<JavaFileObject> said) {
    return said.getDiagnostics().stream()
        .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
        .map(JavaParser::error)
        .findFirst();
  }

  private static SyntaxError error(Diagnostic<?> one) {
    // The root locale has the English texts, whatever the default locale is.
    String message = one.getMessage(Locale.ROOT).replaceAll("\\s+", " ").strip();
    return new SyntaxError((int) Math.max(1, one.getLineNumber()), message);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///Source.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
      return true;
    }
  }
}
