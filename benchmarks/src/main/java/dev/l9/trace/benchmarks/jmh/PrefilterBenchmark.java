package dev.l9.trace.benchmarks.jmh;

import static dev.l9.trace.benchmarks.jmh.PrefilterBenchmark.CLASSES;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import net.bytebuddy.ByteBuddy;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What each class that the JVM loads costs where nothing is traced: the agent's transformer, which
 * it hands to the JVM in {@code premain}, on classes of Byte Buddy. Once compiled, and as it runs
 * at start-up: interpreted.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(CLASSES)
public class PrefilterBenchmark {

  static final int CLASSES = 500;

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record ClassFile(String name, byte[] bytes) {}

  private final List<ClassFile> files = new ArrayList<>();
  private final List<ClassFileTransformer> transformers = new ArrayList<>();

  /** Starts the agent, without a JVM that would call it. */
  @Setup
  public void start() throws Exception {
    Instrumentation noJvm =
        (Instrumentation)
            Proxy.newProxyInstance(
                PrefilterBenchmark.class.getClassLoader(),
                new Class<?>[] {Instrumentation.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("addTransformer")) {
                    transformers.add((ClassFileTransformer) arguments[0]);
                  }
                  return null;
                });
    premain(noJvm);
    if (transformers.size() != 1) {
      throw new IllegalStateException("the agent has added " + transformers);
    }
    readClasses();
  }

  /** As the JVM does: by the manifest. The agent must not lie on the class path of other forks. */
  private static void premain(Instrumentation instrumentation) throws Exception {
    Path agent = Path.of("agent/target/l9-agent.jar");
    URL[] path = {agent.toUri().toURL()};
    try (JarFile jar = new JarFile(agent.toFile())) {
      String type = jar.getManifest().getMainAttributes().getValue("Premain-Class");
      new URLClassLoader(path)
          .loadClass(type)
          .getMethod("premain", String.class, Instrumentation.class)
          .invoke(null, "trace=none,update=false", instrumentation);
    }
  }

  private void readClasses() throws Exception {
    String jar =
        Path.of(ByteBuddy.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toString();
    try (JarFile file = new JarFile(jar)) {
      Iterator<JarEntry> entries =
          file.stream().filter(entry -> entry.getName().endsWith(".class")).iterator();
      while (files.size() < CLASSES) {
        JarEntry entry = entries.next();
        files.add(new ClassFile(entry.getName().replace(".class", ""), read(file, entry)));
      }
    }
  }

  private static byte[] read(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @Warmup(iterations = 3, time = 1)
  @Measurement(iterations = 5, time = 1)
  @Fork(2)
  public int compiled() throws IllegalClassFormatException {
    return transformAll();
  }

  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  @Fork(value = 10)
  public int asAtStartUp() throws IllegalClassFormatException {
    return transformAll();
  }

  private int transformAll() throws IllegalClassFormatException {
    ClassLoader loader = PrefilterBenchmark.class.getClassLoader();
    Module module = PrefilterBenchmark.class.getModule();
    int changed = 0;
    for (ClassFile file : files) {
      byte[] result =
          transformers.get(0).transform(module, loader, file.name(), null, null, file.bytes());
      changed += result == null ? 0 : 1;
    }
    return changed;
  }
}
