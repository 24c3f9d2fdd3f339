package dev.l9.trace.generator.extract;

import dev.l9.trace.generator.extract.DependencyCheck.Problem;
import dev.l9.trace.generator.extract.source.Repository;
import dev.l9.trace.generator.extract.syntax.Declaration;
import dev.l9.trace.generator.extract.syntax.Declarations;
import dev.l9.trace.generator.extract.syntax.NameResolver;
import dev.l9.trace.generator.module.Blocker;
import dev.l9.trace.generator.spec.DependencySpec;
import dev.l9.trace.generator.spec.ModuleSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The types that a spec names as its dependencies, and those that are needed to make values of
 * them: the types of their components and of their constructors' parameters, and so on. Of what a
 * dependency's methods take and give, the types are needed as well.
 */
final class FoundTypes {

  /** More than a module that a person is to understand could use. */
  private static final int MOST = 500;

  private final ModuleSpec spec;
  private final Repository repository;
  private final Declarations declarations;
  private final DependencyCheck check;
  private final TypeReader reader;
  private final Map<String, Declaration> found = new LinkedHashMap<>();
  private final Map<String, ExtractedType> types = new LinkedHashMap<>();
  private final Map<Declaration, Set<String>> needs = new LinkedHashMap<>();
  private final Deque<Declaration> open = new ArrayDeque<>();
  private final List<Blocker> blockers = new ArrayList<>();

  FoundTypes(ModuleSpec spec, Repository repository, NameResolver names) {
    String packageName = spec.identity().packageName();
    this.spec = spec;
    this.repository = repository;
    this.declarations = names.declarations();
    this.check = new DependencyCheck(declarations, packageName);
    this.reader = new TypeReader(names, packageName);
    spec.dependencies().forEach(this::find);
    needed();
  }

  /** The declarations, by full names, the dependencies first. */
  Map<String, Declaration> declarations() {
    return found;
  }

  /** What was extracted of them, in the same order. */
  List<ExtractedType> types() {
    return List.copyOf(types.values());
  }

  /** What is wrong. */
  List<Blocker> blockers() {
    return blockers;
  }

  private void find(DependencySpec dependency) {
    String name = dependency.qualifiedName();
    String module = repository.name(repository.module());
    // What is in the module's own folder is what the module is compiled with.
    List<Declaration> all =
        Declarations.nearest(declarations.find(name), module.isEmpty() ? "" : module + "/");
    Optional<Problem> problem = check.problem(name, all);
    if (problem.isPresent()) {
      block(dependency.line(), problem.get().issue(), problem.get().fix());
    } else if (!all.isEmpty()) {
      take(all.get(0), true);
    }
  }

  private void block(int line, String issue, String fix) {
    blockers.add(new Blocker(spec.file(), line, Blocker.Kind.SPEC_BLOCKER, issue, fix));
  }

  private void take(Declaration type, boolean isNamed) {
    if (found.put(type.qualifiedName(), type) == null) {
      ExtractedType extracted = reader.read(type);
      types.put(type.qualifiedName(), extracted);
      needs.put(type, NeededNames.of(extracted, isNamed));
      open.add(type);
    }
  }

  private void needed() {
    while (!open.isEmpty()) {
      Declaration from = open.remove();
      for (String name : needs.getOrDefault(from, Set.of())) {
        if (!found.containsKey(name)) {
          need(name, from);
        }
      }
      if (found.size() > MOST) {
        block(
            spec.dependencies().get(0).line(),
            "the dependencies need more than " + MOST + " types of the repository",
            "declare ports for what the module calls, and name fewer dependencies");
        return;
      }
    }
  }

  /** Takes a type that another one needs, if the repository has it. */
  private void need(String name, Declaration from) {
    String near = from.file().entry().sourceFolder();
    List<Declaration> all = Declarations.nearest(declarations.find(name), near);
    if (all.size() > 1) {
      String issue = DependencyCheck.twice(name, all) + "; " + from.qualifiedName() + " needs it";
      blockers.add(
          new Blocker(
              repository.shown(from.file().entry().path()),
              from.line(),
              Blocker.Kind.CONTRACT_UNCLEAR,
              issue,
              DependencyCheck.DELETE_ONE));
    } else if (!all.isEmpty() && TypeReader.kind(all.get(0)).isPresent()) {
      take(all.get(0), false);
    }
  }
}
