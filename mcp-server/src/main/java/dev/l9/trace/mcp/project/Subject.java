package dev.l9.trace.mcp.project;

import dev.l9.trace.reader.index.IndexedMethod;
import dev.l9.trace.reader.index.MethodFacts;
import dev.l9.trace.reader.query.MethodPattern;
import dev.l9.trace.reader.query.NearestMethods;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a question is about: a source file by its path or name, a class, a method ({@code
 * Class#method}), or everything.
 *
 * @param text what was asked, without a line and without parameters
 * @param isFile whether it was the path or the name of a file
 * @param methods the methods that are meant, and are in the trace
 * @param files the source files of these, inside the root; the first is the one that was asked for
 */
public record Subject(String text, boolean isFile, Set<IndexedMethod> methods, List<Path> files) {

  private static final Pattern FILE_NAME = Pattern.compile(".*\\.(java|kt|kts|scala|groovy)");
  private static final Pattern LINE = Pattern.compile("(\\.[a-z]{1,10}):[0-9]{1,9}$");
  private static final Pattern DOT = Pattern.compile("(\\p{Lu}[^.#/]*)\\.(\\p{Ll}[^.#/]*)$");
  private static final Pattern PARAMETERS = Pattern.compile("\\([^()]*\\)$");
  private static final int MOST_FILES = 20;
  private static final int MOST_NEAREST = 5;

  public Subject {
    methods = Set.copyOf(methods);
    files = List.copyOf(files);
  }

  /** Finds out what a text means. */
  public static Subject of(
      String asked, List<MethodFacts> known, ProjectRoot root, SourceFiles sources) {
    String text = isMethod(asked, known) ? asked : plain(asked);
    String path = text.replace('\\', '/');
    boolean isFile =
        path.contains("/")
            || FILE_NAME.matcher(path).matches()
            || known.stream().anyMatch(facts -> facts.method().component().equals(path));
    Predicate<IndexedMethod> meant = isFile ? inFile(path) : named(text, known);
    Set<IndexedMethod> methods = new LinkedHashSet<>();
    known.stream().map(MethodFacts::method).filter(meant).forEach(methods::add);
    Set<Path> files = new LinkedHashSet<>();
    Optional<Path> named = isFile ? root.file(path) : Optional.empty();
    named.ifPresent(files::add);
    if (named.isPresent() || path.contains("/")) {
      String place = named.map(file -> file.toString().replace('\\', '/')).orElse(path);
      methods.removeIf(method -> !isIn(place, method));
    }
    Set<IndexedMethod> about = methods.isEmpty() && !isFile ? sameClass(text, known) : methods;
    for (IndexedMethod method : about) {
      if (files.size() < MOST_FILES) {
        sources.of(method).ifPresent(files::add);
      }
    }
    return new Subject(text, isFile, methods, List.copyOf(files));
  }

  /** As it is said here: without a line, as stack traces have it, and without parameters. */
  private static String plain(String asked) {
    String text = LINE.matcher(asked).replaceFirst("$1");
    text = PARAMETERS.matcher(text).replaceFirst("").replace("::", "#");
    return FILE_NAME.matcher(text).matches() ? text : DOT.matcher(text).replaceFirst("$1#$2");
  }

  /** The class of a method that never ran may have others that did, and so tell the file. */
  private static Set<IndexedMethod> sameClass(String text, List<MethodFacts> known) {
    String type = text.substring(0, Math.max(0, text.indexOf('#')));
    Set<IndexedMethod> methods = new LinkedHashSet<>();
    if (!type.isEmpty()) {
      known.stream()
          .map(MethodFacts::method)
          .filter(method -> MethodPattern.of(type).matchesClass(method.type()))
          .forEach(methods::add);
    }
    return methods;
  }

  private static boolean isMethod(String text, List<MethodFacts> known) {
    MethodPattern pattern = MethodPattern.of(text);
    return known.stream().map(MethodFacts::method).anyMatch(method -> isOf(pattern, method));
  }

  private static boolean isOf(MethodPattern pattern, IndexedMethod method) {
    return pattern.matches(method.type(), method.method(), method.operation());
  }

  private static Predicate<IndexedMethod> named(String text, List<MethodFacts> known) {
    MethodPattern pattern = MethodPattern.of(text);
    return isMethod(text, known)
        ? method -> isOf(pattern, method)
        : method -> pattern.matchesClass(method.type());
  }

  private static Predicate<IndexedMethod> inFile(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return method -> method.component().equals(name);
  }

  /** Files of one name are told apart by the packages of their classes. */
  private static boolean isIn(String path, IndexedMethod method) {
    String folders = SourceFiles.packageOf(method.type()).replace('.', '/');
    String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    return !path.endsWith(".java") || folders.isEmpty() || ("/" + folder).endsWith("/" + folders);
  }

  /** Whether nothing of it is in the trace. */
  public boolean isUnknown() {
    return methods.isEmpty();
  }

  /** The methods of the trace whose names, or whose files' names, are nearest. */
  public List<String> nearest(List<MethodFacts> known) {
    if (isFile) {
      Predicate<IndexedMethod> sameName = inFile(text.replace('\\', '/'));
      return known.stream()
          .map(MethodFacts::method)
          .filter(sameName)
          .map(IndexedMethod::id)
          .limit(MOST_NEAREST)
          .toList();
    }
    NearestMethods nearest = new NearestMethods(text);
    known.forEach(facts -> nearest.add(facts.method().id()));
    return nearest.names();
  }
}
