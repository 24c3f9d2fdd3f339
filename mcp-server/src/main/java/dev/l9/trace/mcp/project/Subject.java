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
 * @param text what was asked
 * @param isFile whether it was the path or the name of a file
 * @param methods the methods that are meant, and are in the trace
 * @param files the source files of these, inside the root; the first is the one that was asked for
 */
public record Subject(String text, boolean isFile, Set<IndexedMethod> methods, List<Path> files) {

  private static final Pattern FILE_NAME = Pattern.compile(".*\\.[a-z]{1,10}");
  private static final int MOST_FILES = 20;

  public Subject {
    methods = Set.copyOf(methods);
    files = List.copyOf(files);
  }

  /** Finds out what a text means. */
  public static Subject of(
      String text, List<MethodFacts> known, ProjectRoot root, SourceFiles sources) {
    String path = text.replace('\\', '/');
    boolean isFile =
        path.contains("/") || (FILE_NAME.matcher(path).matches() && !isMethod(path, known));
    Predicate<IndexedMethod> meant = isFile ? inFile(path) : named(text, known);
    Set<IndexedMethod> methods = new LinkedHashSet<>();
    known.stream().map(MethodFacts::method).filter(meant).forEach(methods::add);
    Set<Path> files = new LinkedHashSet<>();
    Optional<Path> named = isFile ? root.file(path) : Optional.empty();
    named.ifPresent(files::add);
    if (named.isPresent()) {
      methods.removeIf(method -> !isIn(named.get(), method));
    }
    for (IndexedMethod method : methods) {
      if (files.size() < MOST_FILES) {
        sources.of(method).ifPresent(files::add);
      }
    }
    return new Subject(text, isFile, methods, List.copyOf(files));
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
  private static boolean isIn(Path file, IndexedMethod method) {
    String folders = SourceFiles.packageOf(method.type()).replace('.', '/');
    Path folder = file.getParent();
    return !file.toString().endsWith(".java")
        || folders.isEmpty()
        || (folder != null && folder.endsWith(Path.of(folders)));
  }

  /** Whether nothing of it is in the trace. */
  public boolean isUnknown() {
    return methods.isEmpty();
  }

  /** The methods of the trace whose names are nearest. */
  public List<String> nearest(List<MethodFacts> known) {
    NearestMethods nearest = new NearestMethods(text);
    known.forEach(facts -> nearest.add(facts.method().id()));
    return nearest.names();
  }
}
