package dev.l9.trace.benchmarks.workload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/**
 * Loads and links all classes of jars, initialising none, and says how long it took:
 *
 * <pre>LoadClasses RESULT-FILE JAR…</pre>
 */
public final class LoadClasses {

  private static final String ENDING = ".class";

  private LoadClasses() {}

  public static void main(String[] args) throws IOException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      try (JarFile jar = new JarFile(args[i])) {
        jar.stream()
            .map(entry -> entry.getName())
            .filter(name -> name.endsWith(ENDING) && !name.contains("-"))
            .forEach(name -> names.add(name.replace('/', '.').replace(ENDING, "")));
      }
    }
    long start = System.nanoTime();
    int loaded = 0;
    for (String name : names) {
      loaded += isLoaded(name) ? 1 : 0;
    }
    double millis = (System.nanoTime() - start) / 1e6;
    Files.writeString(Path.of(args[0]), "ms=" + millis + "\nclasses=" + loaded + "\n");
  }

  /** Classes that use libraries which aren't there are left out. */
  private static boolean isLoaded(String name) {
    try {
      // Asking for the methods links the class, so its bytecode is verified, as where it is used.
      return Class.forName(name, false, LoadClasses.class.getClassLoader()).getDeclaredMethods()
          != null;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
