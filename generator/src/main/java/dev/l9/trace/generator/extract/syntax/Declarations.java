package dev.l9.trace.generator.extract.syntax;

import com.sun.source.tree.ClassTree;
import dev.l9.trace.generator.extract.source.Repository;
import dev.l9.trace.generator.extract.source.SourceEntry;
import dev.l9.trace.generator.extract.source.SourceIndex;
import dev.l9.trace.generator.module.Blocker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the types of a repository, and parses only the files that declare one. A file that is
 * needed and doesn't parse is a problem, and has no types. Not thread-safe.
 */
public final class Declarations {

  private final Repository repository;
  private final SourceIndex index;
  private final JavaParser parser;
  private final Map<String, Optional<ParsedFile>> parsed = new HashMap<>();
  private final Map<String, Blocker> problems = new LinkedHashMap<>();

  /** Parses nothing yet. */
  public Declarations(Repository repository, SourceIndex index, JavaParser parser) {
    this.repository = repository;
    this.index = index;
    this.parser = parser;
  }

  /** The files of the repository. */
  public SourceIndex index() {
    return index;
  }

  /** Why a file that was needed could not be used, a problem each. */
  public List<Blocker> problems() {
    return List.copyOf(problems.values());
  }

  /**
   * The types of this full name. It is for the caller to say what to do about several, and whether
   * none is wrong: it isn't said again where a file doesn't parse that might have it.
   */
  public List<Declaration> find(String qualifiedName) {
    List<Declaration> found = new ArrayList<>();
    for (String outer = qualifiedName; !outer.isEmpty(); outer = beforeDot(outer)) {
      for (SourceEntry entry : index.declaring(outer)) {
        String nested = qualifiedName.substring(outer.length());
        find(entry, outer, nested).ifPresent(found::add);
      }
    }
    return found;
  }

  /** Whether a file that may declare this type doesn't parse. */
  public boolean isBroken(String qualifiedName) {
    for (String outer = qualifiedName; !outer.isEmpty(); outer = beforeDot(outer)) {
      if (index.declaring(outer).stream().anyMatch(entry -> problems.containsKey(entry.name()))) {
        return true;
      }
    }
    return false;
  }

  private Optional<Declaration> find(SourceEntry entry, String outer, String nested) {
    Optional<Declaration> found = parse(entry).flatMap(file -> topLevel(file, outer));
    for (String name : nested.split("\\.", 0)) {
      found = name.isEmpty() ? found : found.flatMap(type -> type.nested(name));
    }
    return found;
  }

  private static Optional<Declaration> topLevel(ParsedFile file, String qualifiedName) {
    for (ClassTree type : file.types()) {
      Declaration declared = Declaration.topLevel(file, type);
      if (declared.qualifiedName().equals(qualifiedName)) {
        return Optional.of(declared);
      }
    }
    return Optional.empty();
  }

  /**
   * Of several types, those that code in this file means: those of its own source folder, if there
   * are any. A file of the module's folder, for instance, goes before a copy elsewhere.
   */
  public static List<Declaration> nearest(List<Declaration> found, String folder) {
    List<Declaration> near =
        found.stream().filter(one -> one.file().entry().name().startsWith(folder)).toList();
    return near.isEmpty() ? found : near;
  }

  /** The types that a file declares and that aren't nested; none if it doesn't parse. */
  public List<Declaration> of(SourceEntry entry) {
    return parse(entry).stream()
        .flatMap(file -> file.types().stream().map(type -> Declaration.topLevel(file, type)))
        .toList();
  }

  /** Parses a file; empty if it doesn't parse, which is a problem then. */
  public Optional<ParsedFile> parse(SourceEntry entry) {
    Optional<ParsedFile> known = parsed.get(entry.name());
    if (known == null) {
      known = parseAnew(entry);
      parsed.put(entry.name(), known);
    }
    return known;
  }

  private Optional<ParsedFile> parseAnew(SourceEntry entry) {
    try {
      ParsedFile file = parser.parse(entry, index.text(entry));
      if (file.error().isPresent()) {
        SyntaxError error = file.error().get();
        problem(entry, error.line(), "doesn't parse: " + error.message());
        return Optional.empty();
      }
      return Optional.of(file);
    } catch (IOException e) {
      problem(entry, 1, "can't be read: " + e.getMessage());
    } catch (IllegalStateException e) {
      problem(entry, 1, "is too much for the compiler: " + e.getMessage());
    }
    return Optional.empty();
  }

  /** Says that a file is nested too deeply to be looked through. */
  public void tooDeep(SourceEntry entry) {
    problem(entry, 1, "is nested too deeply");
  }

  private void problem(SourceEntry entry, int line, String what) {
    String fix = "correct the file; it has to be Java " + Runtime.version().feature() + " or older";
    String issue = "a file that is needed " + what;
    String shown = repository.shown(entry.path());
    problems.put(entry.name(), new Blocker(shown, line, Blocker.Kind.CONTRACT_UNCLEAR, issue, fix));
  }

  /** Says that a name in a file may mean several types. */
  void ambiguous(ParsedFile file, String simpleName, List<String> types) {
    String shown = repository.shown(file.entry().path());
    String issue = simpleName + " may mean each of " + String.join(", ", types);
    problems.put(
        file.entry().name() + " " + simpleName,
        new Blocker(
            shown,
            1,
            Blocker.Kind.CONTRACT_UNCLEAR,
            issue,
            "import the one that is meant by its name"));
  }

  private static String beforeDot(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(0, dot);
  }
}
