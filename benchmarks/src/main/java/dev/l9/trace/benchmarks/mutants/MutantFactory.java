package dev.l9.trace.benchmarks.mutants;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.pitest.classinfo.ClassName;
import org.pitest.mutationtest.engine.MutationDetails;
import org.pitest.mutationtest.engine.gregor.GregorMutater;
import org.pitest.mutationtest.engine.gregor.MethodInfo;
import org.pitest.mutationtest.engine.gregor.config.Mutator;

/**
 * Has PIT, with its default mutators, make mutants of a program's classes, and draws some of them.
 * Equal seeds give equal mutants.
 */
public final class MutantFactory {

  private final Map<String, byte[]> classes;
  private final URLClassLoader classPath;
  private final GregorMutater mutater;

  public MutantFactory(Program program) throws IOException {
    this.classes = classes(program);
    this.classPath = new URLClassLoader(urls(program), ClassLoader.getPlatformClassLoader());
    this.mutater = new GregorMutater(this::bytes, MutantFactory::isTraced, Mutator.newDefaults());
  }

  private static URL[] urls(Program program) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (Path library : program.libraries()) {
      urls.add(library.toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }

  /** PIT asks for other classes too, to find what two types have in common. */
  private Optional<byte[]> bytes(String name) {
    byte[] own = classes.get(name.replace('/', '.'));
    if (own != null) {
      return Optional.of(own);
    }
    String file = name.replace('.', '/') + ".class";
    try (InputStream stream = classPath.getResourceAsStream(file)) {
      return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The agent traces no static initialiser; of synthetic methods, a lambda is its method's part.
   */
  private static boolean isTraced(MethodInfo method) {
    return !method.getName().equals("<clinit>")
        && (!method.isSynthetic() || method.getName().startsWith("lambda$"));
  }

  private static Map<String, byte[]> classes(Program program) throws IOException {
    try (FileSystem jar = FileSystems.newFileSystem(program.mutated())) {
      return classes(jar.getPath("/"), program.inPackage());
    }
  }

  private static Map<String, byte[]> classes(Path root, String inPackage) throws IOException {
    Map<String, byte[]> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".class")).toList()) {
        String name = root.relativize(file).toString().replace(".class", "").replace('/', '.');
        if (name.startsWith(inPackage)) {
          found.put(name, Files.readAllBytes(file));
        }
      }
    }
    return found;
  }

  /**
   * Draws mutants of classes that a run loads. Each next one is the first, in a random order, of
   * those whose class and mutator were drawn least until then, so that they are spread.
   */
  public List<TracedMutant> draw(int count, long seed, java.util.Set<String> loaded) {
    List<MutationDetails> all = new ArrayList<>();
    classes.keySet().stream()
        .filter(loaded::contains)
        .forEach(name -> all.addAll(mutater.findMutations(ClassName.fromString(name))));
    Collections.shuffle(all, new Random(seed));
    Map<String, Integer> drawn = new HashMap<>();
    List<TracedMutant> mutants = new ArrayList<>();
    while (mutants.size() < count && !all.isEmpty()) {
      MutationDetails next = all.get(0);
      for (MutationDetails one : all) {
        next = weight(one, drawn) < weight(next, drawn) ? one : next;
      }
      all.remove(next);
      drawn.merge(next.getClassName().asJavaName(), 1, Integer::sum);
      drawn.merge(mutator(next), 1, Integer::sum);
      mutants.add(mutant(mutants.size(), next));
    }
    return mutants;
  }

  /** A mutator counts for less, since there are fewer mutators than classes. */
  private static int weight(MutationDetails one, Map<String, Integer> drawn) {
    return 20 * drawn.getOrDefault(one.getClassName().asJavaName(), 0)
        + drawn.getOrDefault(mutator(one), 0);
  }

  private TracedMutant mutant(int id, MutationDetails details) {
    String className = details.getClassName().asJavaName();
    return new TracedMutant(
        id,
        className,
        className + "#" + method(details.getMethod()),
        mutator(details),
        details.getLineNumber(),
        details.getDescription(),
        mutater.getMutation(details.getId()).getBytes());
  }

  /**
   * {@code lambda$total$0} is a part of {@code total}, and {@code lambda$new$0} of the constructor.
   */
  static String method(String name) {
    if (!name.startsWith("lambda$")) {
      return name;
    }
    String method = name.substring("lambda$".length(), name.lastIndexOf('$'));
    return method.equals("new") ? "<init>" : method;
  }

  private static String mutator(MutationDetails details) {
    String name = details.getMutator();
    return name.substring(name.lastIndexOf('.') + 1).replace("Mutator", "");
  }
}
