package dev.l9.trace.testkit;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Compiles the source of a JUnit test, and runs its tests in this JVM. Each run has the program's
 * classes in a loader of its own, so that no run sees the static fields of another one.
 */
public final class GeneratedTest {

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  private GeneratedTest() {}

  /** What came of a test. */
  public enum Result {
    PASSED,
    FAILED,
    NOT_COMPILED
  }

  /**
   * What came of a test, and why.
   *
   * @param problem the compiler's message, or the failure; empty if there was none
   */
  public record Outcome(Result result, String problem) {}

  /**
   * Compiles and runs a test.
   *
   * @param fullName of its class
   * @param classPath of the program; the libraries of this JVM are there too
   */
  public static Outcome run(String fullName, String source, List<Path> classPath) {
    return run(Map.of(fullName, source), classPath).get(fullName);
  }

  /**
   * Compiles tests together, which is far faster than one by one, and runs each.
   *
   * @param sources by the full names of the classes
   */
  public static Map<String, Outcome> run(Map<String, String> sources, List<Path> classPath) {
    Map<String, String> left = new TreeMap<>(sources);
    Map<String, Outcome> outcomes = new TreeMap<>();
    Map<String, byte[]> classes = new TreeMap<>();
    while (classes.isEmpty() && !left.isEmpty()) {
      Map<String, String> problems = compile(left, classPath, classes);
      problems.forEach(
          (name, problem) -> outcomes.put(name, new Outcome(Result.NOT_COMPILED, problem)));
      left.keySet().removeAll(problems.keySet());
    }
    left.keySet().forEach(name -> outcomes.put(name, run(name, classes, classPath)));
    return outcomes;
  }

  private static Outcome run(String fullName, Map<String, byte[]> classes, List<Path> classPath) {
    try (Loader loader = new Loader(urls(classPath), classes)) {
      return run(loader.loadClass(fullName));
    } catch (IOException | ReflectiveOperationException | LinkageError e) {
      return new Outcome(Result.FAILED, e.toString());
    }
  }

  private static Outcome run(Class<?> type) throws ReflectiveOperationException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(type.getClassLoader());
    try {
      var constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      for (Method method : type.getDeclaredMethods()) {
        if (method.isAnnotationPresent(Test.class)) {
          method.setAccessible(true);
          method.invoke(constructor.newInstance());
        }
      }
      return new Outcome(Result.PASSED, "");
    } catch (InvocationTargetException e) {
      return new Outcome(Result.FAILED, String.valueOf(e.getCause()));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static URL[] urls(List<Path> classPath) throws MalformedURLException {
    URL[] urls = new URL[classPath.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = classPath.get(i).toUri().toURL();
    }
    return urls;
  }

  /** Returns what is wrong with which sources; where nothing is, there are classes. */
  private static Map<String, String> compile(
      Map<String, String> sources, List<Path> classPath, Map<String, byte[]> classes) {
    String path =
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))
            + File.pathSeparator
            + System.getProperty("java.class.path");
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (JavaFileManager files =
        new Memory(COMPILER.getStandardFileManager(found, null, null), classes)) {
      List<String> options =
          List.of("-proc:none", "-nowarn", "-implicit:none", "-Xmaxerrs", "10000", "-cp", path);
      List<Source> all = new ArrayList<>();
      sources.forEach((name, text) -> all.add(new Source(name, text)));
      boolean isDone = COMPILER.getTask(null, files, found, options, null, all).call();
      Map<String, String> problems = problems(found);
      if (!isDone) {
        classes.clear(); // Those of some sources are there all the same.
      }
      if (isDone == problems.isEmpty()) {
        return problems;
      }
      throw new AssertionError(isDone + ": " + found.getDiagnostics());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, String> problems(DiagnosticCollector<JavaFileObject> found) {
    Map<String, String> problems = new TreeMap<>();
    for (Diagnostic<? extends JavaFileObject> each : found.getDiagnostics()) {
      if (each.getKind() == Diagnostic.Kind.ERROR && each.getSource() instanceof Source source) {
        problems.merge(source.fullName, each.toString(), (one, other) -> one);
      }
    }
    return problems;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String fullName;
    private final String text;

    Source(String fullName, String text) {
      super(URI.create("mem:///" + fullName.replace('.', '/') + ".java"), Kind.SOURCE);
      this.fullName = fullName;
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreErrors) {
      return text;
    }
  }

  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, byte[]> classes;

    Memory(JavaFileManager files, Map<String, byte[]> classes) {
      super(files);
      this.classes = classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("mem:///" + name.hashCode() + ".class"), kind) {
        @Override
        public OutputStream openOutputStream() {
          return new ByteArrayOutputStream() {
            @Override
            public void close() {
              classes.put(name, toByteArray());
            }
          };
        }
      };
    }
  }

  /** Has the program's classes and the test's; JUnit is this JVM's. */
  private static final class Loader extends URLClassLoader {
    private final Map<String, byte[]> classes;

    Loader(URL[] urls, Map<String, byte[]> classes) {
      super(urls, GeneratedTest.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> found = findLoadedClass(name);
        if (found == null && isOwn(name)) {
          found = findClass(name);
        }
        return found != null ? found : super.loadClass(name, resolve);
      }
    }

    /** What the program has comes from its own class path, even if this JVM has it too. */
    private boolean isOwn(String name) {
      boolean isShared = name.startsWith("org.junit.") || name.startsWith("org.mockito.");
      return classes.containsKey(name)
          || (!isShared && findResource(name.replace('.', '/') + ".class") != null);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
    }
  }
}
