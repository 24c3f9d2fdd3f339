package dev.l9.trace.benchmarks.mutants;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.IMethodCoverage;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.data.SessionInfoStore;
import org.jacoco.core.instr.Instrumenter;
import org.jacoco.core.runtime.LoggerRuntime;
import org.jacoco.core.runtime.RuntimeData;

/**
 * Runs tests in this JVM, each in a class loader of its own, with JaCoCo's probes. For each test it
 * writes a line: a hash of what came out, and the methods of which a part was executed, between
 * tabs.
 */
public final class SpectrumRun {

  private static final int MAX_SECONDS = 5;

  private final LoggerRuntime runtime = new LoggerRuntime();
  private final RuntimeData data = new RuntimeData();
  private final List<Path> classPath = new ArrayList<>();
  private final String inPackage;

  private SpectrumRun(String classPath, String inPackage) throws Exception {
    for (String one : classPath.split(File.pathSeparator, 0)) {
      this.classPath.add(Path.of(one));
    }
    this.inPackage = inPackage;
    runtime.startup(data);
  }

  /** The class path, the package that is measured, the main class, the file to write, the tests. */
  public static void main(String[] args) throws Exception {
    SpectrumRun run = new SpectrumRun(args[0], args[1]);
    for (String test : List.of(args).subList(4, args.length)) {
      String line = run.test(args[2], test.split("\t", -1));
      Files.writeString(
          Path.of(args[3]), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
    Runtime.getRuntime().halt(0);
  }

  private String test(String main, String[] arguments) throws Exception {
    data.reset();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    AtomicReference<String> end = new AtomicReference<>("not ended");
    try (ProbedClasses loader = new ProbedClasses()) {
      Method run =
          loader
              .loadClass(main)
              .getDeclaredMethod("run", PrintStream.class, PrintStream.class, String[].class);
      run.setAccessible(true);
      Thread thread =
          new Thread(
              () -> {
                PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
                try {
                  end.set(String.valueOf(run.invoke(null, out, out, arguments)));
                } catch (InvocationTargetException e) {
                  end.set(String.valueOf(e.getCause()));
                } catch (IllegalAccessException e) {
                  throw new IllegalStateException(e);
                }
              });
      thread.setDaemon(true);
      thread.start();
      thread.join(MAX_SECONDS * 1000);
      String output = end.get() + bytes.toString(StandardCharsets.UTF_8);
      Path state = Path.of("state");
      output += Files.exists(state) ? ProgramRun.output(state) : "";
      return Integer.toHexString(output.hashCode())
          + "\t"
          + String.join("\t", covered(loader.originals));
    }
  }

  private Set<String> covered(Map<String, byte[]> originals) throws IOException {
    ExecutionDataStore executed = new ExecutionDataStore();
    data.collect(executed, new SessionInfoStore(), false);
    Set<String> methods = new TreeSet<>();
    Analyzer analyzer =
        new Analyzer(
            executed,
            type -> {
              for (IMethodCoverage method : type.getMethods()) {
                if (method.getInstructionCounter().getCoveredCount() > 0) {
                  methods.add(
                      type.getName().replace('/', '.')
                          + "#"
                          + MutantFactory.method(method.getName()));
                }
              }
            });
    for (Map.Entry<String, byte[]> one : originals.entrySet()) {
      analyzer.analyzeClass(one.getValue(), one.getKey());
    }
    methods.removeIf(method -> method.endsWith("#<clinit>"));
    return methods;
  }

  /** Loads the program anew, so that no test sees what an earlier one left in static fields. */
  private final class ProbedClasses extends URLClassLoader {

    private final Map<String, byte[]> originals = new HashMap<>();
    private final Instrumenter instrumenter = new Instrumenter(runtime);

    ProbedClasses() {
      super(
          classPath.stream().map(SpectrumRun::url).toArray(URL[]::new),
          ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (!name.startsWith(inPackage)) {
        return super.findClass(name);
      }
      try (InputStream stream = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (stream == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] original = stream.readAllBytes();
        originals.put(name, original);
        byte[] probed = instrumenter.instrument(original, name);
        return defineClass(name, probed, 0, probed.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
