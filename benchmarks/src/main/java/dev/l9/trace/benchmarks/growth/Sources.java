package dev.l9.trace.benchmarks.growth;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Writes and compiles the classes {@code grown.C0}, {@code grown.C1} and so on. */
final class Sources {

  private final List<Path> classPath;

  /**
   * A generator.
   *
   * @param classPath of the workload and the annotations
   */
  Sources(List<Path> classPath) {
    this.classPath = List.copyOf(classPath);
  }

  /** Sources into {@code src/main/java}, where the agent finds them, and {@code classes}. */
  void generate(Path folder, Size size) throws IOException {
    Path sources = Files.createDirectories(folder.resolve("src/main/java/grown"));
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < size.files(); i++) {
      files.add(
          Files.writeString(
              sources.resolve("C" + i + ".java"), text("C" + i, size.methodsOfFile())));
    }
    compile(files, Files.createDirectories(folder.resolve("classes")));
  }

  private static String text(String type, int methods) {
    StringBuilder out = new StringBuilder("package grown;\n\n");
    out.append("import dev.l9.trace.L9Traced;\n");
    out.append("import dev.l9.trace.benchmarks.workload.GrowthCalls;\n\n");
    out.append("public final class ").append(type).append(" implements GrowthCalls {\n");
    out.append("  @Override public long call(int method, int depth, String value) {\n");
    out.append("    switch (method) {\n");
    for (int i = 0; i < methods; i++) {
      out.append("      case ")
          .append(i)
          .append(": return m")
          .append(i)
          .append("(depth, value);\n");
    }
    out.append("      default: throw new IllegalArgumentException();\n    }\n  }\n");
    for (int i = 0; i < methods; i++) {
      String method =
          """

            @L9Traced
            long m%1$d(int depth, String value) {
              return depth <= 1 ? value.length() : m%1$d(depth - 1, value) + 1;
            }
          """;
      out.append(method.formatted(i));
    }
    return out.append("}\n").toString();
  }

  private void compile(List<Path> files, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IOException("this needs a JDK: there is no compiler in " + Runtime.version());
    }
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      String path =
          String.join(java.io.File.pathSeparator, classPath.stream().map(Path::toString).toList());
      List<String> options =
          List.of("-proc:none", "--release", "17", "-cp", path, "-d", classes.toString());
      boolean done =
          compiler
              .getTask(
                  messages,
                  manager,
                  null,
                  options,
                  null,
                  manager.getJavaFileObjectsFromPaths(files))
              .call();
      if (!done) {
        throw new IOException("generated classes can't be compiled: " + messages);
      }
    }
  }
}
