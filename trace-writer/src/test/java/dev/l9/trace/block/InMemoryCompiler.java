package dev.l9.trace.block;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles one source file without touching the disk. */
final class InMemoryCompiler {

  private InMemoryCompiler() {}

  /** The class files, in hexadecimal by class name. Fails on errors and warnings. */
  static Map<String, String> compile(String source) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    Map<String, ByteArrayOutputStream> classes = new TreeMap<>();
    try (JavaFileManager files = new ClassFiles(compiler, classes)) {
      boolean ok =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  List.of("-Xlint:all", "-Werror", "-proc:none"),
                  null,
                  List.of(new Source(source)))
              .call();
      if (!ok) {
        throw new AssertionError(messages + "\n" + source);
      }
    }
    Map<String, String> bytes = new TreeMap<>();
    classes.forEach((name, out) -> bytes.put(name, HexFormat.of().formatHex(out.toByteArray())));
    return bytes;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String source;

    Source(String source) {
      super(URI.create("string:///A.java"), Kind.SOURCE);
      this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source;
    }
  }

  private static final class ClassFiles extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> classes;

    ClassFiles(JavaCompiler compiler, Map<String, ByteArrayOutputStream> classes) {
      super(compiler.getStandardFileManager(null, null, null));
      this.classes = classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("bytes:///" + name), kind) {
        @Override
        public OutputStream openOutputStream() {
          return classes.computeIfAbsent(name, key -> new ByteArrayOutputStream());
        }
      };
    }
  }
}
