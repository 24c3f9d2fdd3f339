package dev.l9.trace.generator.extract;

import com.sun.source.tree.MethodTree;
import dev.l9.trace.contract.yaml.NearestName;
import dev.l9.trace.generator.extract.ExtractedType.Method;
import dev.l9.trace.generator.extract.syntax.Declaration;
import dev.l9.trace.generator.module.Blocker;
import dev.l9.trace.generator.spec.MethodRef;
import dev.l9.trace.generator.spec.ModuleSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the methods of the repository that a spec names. */
final class MethodFinder {

  private static final String PORT = "declare a port that does it, and call that";

  private final ModuleSpec spec;
  private final FoundTypes found;
  private final List<Blocker> blockers = new ArrayList<>();

  MethodFinder(ModuleSpec spec, FoundTypes found) {
    this.spec = spec;
    this.found = found;
  }

  /** What was wrong, each once. */
  List<Blocker> blockers() {
    return blockers.stream().distinct().toList();
  }

  /** The one method of a dependency; empty if it is a port's, or something is wrong. */
  Optional<Method> find(MethodRef reference) {
    return type(reference).flatMap(type -> find(reference, type));
  }

  private Optional<Method> find(MethodRef reference, ExtractedType type) {
    List<Method> all =
        type.methods().stream().filter(method -> method.name().equals(reference.method())).toList();
    if (all.isEmpty()) {
      missing(reference, type);
    } else if (all.size() > 1) {
      String lines =
          all.stream().map(one -> String.valueOf(one.line())).collect(Collectors.joining(", "));
      block(reference, reference + " is overloaded, in lines " + lines + at(type));
    } else if (!isVisible(reference, type)) {
      block(reference, reference + " isn't public" + at(type));
    } else {
      return Optional.of(all.get(0));
    }
    return Optional.empty();
  }

  private Optional<ExtractedType> type(MethodRef reference) {
    return spec.ports().stream().anyMatch(port -> port.name().equals(reference.type()))
        ? Optional.empty()
        : found.types().stream().filter(type -> isNamed(type, reference.type())).findFirst();
  }

  private static boolean isNamed(ExtractedType type, String name) {
    return type.simpleName().equals(name) || type.qualifiedName().equals(name);
  }

  private void missing(MethodRef reference, ExtractedType type) {
    if (trees(reference, type).isEmpty()) {
      List<String> names = type.methods().stream().map(Method::name).toList();
      String fix =
          NearestName.of(reference.method(), names).map(near -> "name " + near).orElse(PORT);
      block(reference, "Method not found: " + reference + at(type), fix);
    } else {
      block(reference, reference + " is static or private" + at(type));
    }
  }

  private boolean isVisible(MethodRef reference, ExtractedType type) {
    Declaration declaration = declaration(type);
    String from = spec.identity().packageName();
    return trees(reference, type).stream()
        .allMatch(tree -> declaration.isMemberVisibleFrom(from, tree.getModifiers()));
  }

  private List<MethodTree> trees(MethodRef reference, ExtractedType type) {
    return MemberReader.trees(declaration(type)).stream()
        .filter(tree -> tree.getName().contentEquals(reference.method()))
        .toList();
  }

  private Declaration declaration(ExtractedType type) {
    return Objects.requireNonNull(found.declarations().get(type.qualifiedName()));
  }

  private static String at(ExtractedType type) {
    return "; " + type.qualifiedName() + " is in " + type.file() + ":" + type.line();
  }

  /** Where a dependency is whose method this is. */
  String at(MethodRef reference) {
    return type(reference).map(MethodFinder::at).orElse("");
  }

  /** Says that a method can't be called as the spec wants it. */
  void block(MethodRef reference, String issue) {
    block(reference, issue, PORT);
  }

  private void block(MethodRef reference, String issue, String fix) {
    blockers.add(new Blocker(spec.file(), reference.line(), Blocker.Kind.SPEC_BLOCKER, issue, fix));
  }
}
