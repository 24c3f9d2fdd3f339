package dev.l9.trace.generator.reading.type;

import dev.l9.trace.contract.yaml.NearestName;
import dev.l9.trace.generator.reading.source.SpecNode;
import dev.l9.trace.generator.spec.JdkType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The simple names of all types of a module, which have to differ by more than their case: some
 * file systems have one file for two names that don't. Not thread-safe while it is read.
 */
public final class DeclaredNames {

  /** The endings of the names of the types that are generated. */
  private static final List<String> GENERATED =
      List.of("", "Service", "Exception", "Test", "ServiceTest");

  private final Map<String, Entry> byName = new LinkedHashMap<>();
  private final Map<String, String> simpleByFull = new LinkedHashMap<>();
  private boolean isComplete = true;

  private record Entry(String name, NameKind kind, int line, boolean isWellWritten) {}

  /** Reads the names in a module. */
  public static DeclaredNames of(SpecNode module) {
    DeclaredNames names = new DeclaredNames();
    SpecNode name = module.at("name");
    name.text()
        .ifPresent(
            prefix ->
                GENERATED.forEach(each -> names.put(prefix + each, NameKind.GENERATED, name)));
    for (SpecNode dependency : module.at("dependencies").items()) {
      names.declareDependency(dependency);
    }
    for (SpecNode type : module.at("types").items()) {
      boolean isRecord = type.at("record").isPresent();
      names.declare(
          type.at(isRecord ? "record" : "enum"), isRecord ? NameKind.RECORD : NameKind.ENUM);
    }
    module
        .at("interfaces", "outbound")
        .items()
        .forEach(port -> names.declare(port.at("port"), NameKind.PORT));
    module
        .at("error_policy", "errors")
        .items()
        .forEach(error -> names.declare(error.at("name"), NameKind.ERROR));
    names.isComplete &= names.areLists(module);
    return names;
  }

  /** Whether there is no part, but for those that are left out, whose names can't be read. */
  private boolean areLists(SpecNode module) {
    if (!hasKnownKeys(module, List.of("types", "dependencies", "interfaces", "error_policy"))
        || !hasKnownKeys(module.at("interfaces"), List.of("outbound"))
        || !hasKnownKeys(module.at("error_policy"), List.of("errors"))) {
      return false;
    }
    return List.of(
            module.at("dependencies"),
            module.at("types"),
            module.at("interfaces", "outbound"),
            module.at("error_policy", "errors"))
        .stream()
        .allMatch(list -> !list.isPresent() || !list.items().isEmpty() || list.isUsable());
  }

  /** Whether no key may be meant for one of these. */
  private static boolean hasKnownKeys(SpecNode mapping, List<String> keys) {
    return mapping.keys().stream()
        .map(SpecNode::written)
        .flatMap(Optional::stream)
        .allMatch(key -> keys.contains(key) || NearestName.of(key, keys).isEmpty());
  }

  private void declareDependency(SpecNode node) {
    Optional<String> written = node.written();
    isComplete &= written.isPresent();
    written.ifPresent(
        full -> {
          String simple = full.substring(full.lastIndexOf('.') + 1);
          if (simpleByFull.put(full, simple) != null) {
            node.wrong(full + " is among the dependencies twice", "take one of them out");
          } else {
            add(node, simple, NameKind.DEPENDENCY);
          }
        });
  }

  private void declare(SpecNode node, NameKind kind) {
    Optional<String> written = node.written();
    isComplete &= written.isPresent();
    written.ifPresent(name -> add(node, name, kind));
  }

  private void add(SpecNode node, String name, NameKind kind) {
    Entry other = byName.get(key(name));
    String again = "choose another name for " + kind.label();
    if (other != null) {
      boolean isSame = other.name.equals(name);
      String taken = "the name " + name + " is taken by " + other.kind.label();
      String differs = isSame ? "" : " " + other.name + ", which differs by its case only";
      node.wrong(taken + differs + " (line " + other.line + ")", again);
      return;
    }
    if (kind.isTaken(name) || JdkType.of(name).isPresent()) {
      node.wrong("the name " + name + " is one that generated code uses", again);
    }
    put(name, kind, node); // A name that was refused is no unknown type where it is used.
  }

  private void put(String name, NameKind kind, SpecNode node) {
    byName.putIfAbsent(key(name), new Entry(name, kind, node.line(), node.isUsable()));
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** What a simple name stands for; empty if it isn't declared. */
  public Optional<NameKind> kind(String name) {
    return Optional.ofNullable(byName.get(key(name)))
        .filter(entry -> entry.name.equals(name))
        .map(Entry::kind);
  }

  /** Whether a name is declared, but in letters of a wrong case, which was said. */
  boolean isMiswritten(String name) {
    Entry entry = byName.get(key(name));
    return entry != null && !entry.isWellWritten;
  }

  /** The simple name of a dependency that is written with its package; else what is written. */
  public String simple(String written) {
    return simpleByFull.getOrDefault(written, written);
  }

  /** The names of some kinds. */
  public List<String> names(Set<NameKind> kinds) {
    List<String> names = new ArrayList<>();
    byName.values().stream()
        .filter(each -> kinds.contains(each.kind))
        .forEach(each -> names.add(each.name));
    return names;
  }

  /** Whether all names could be read, so that others are unknown. */
  public boolean isComplete() {
    return isComplete;
  }
}
