package dev.l9.trace.generator.reading.type;

import static dev.l9.trace.contract.yaml.SourceText.quoted;

import dev.l9.trace.contract.yaml.NearestName;
import dev.l9.trace.generator.reading.source.SpecNode;
import dev.l9.trace.generator.spec.JdkType;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the types that a spec names, and says what is wrong with them. Not thread-safe. */
public final class TypeReader {

  /** Stands for a type that can't be read, which was said. */
  public static final TypeRef UNKNOWN = TypeRef.of("?");

  private static final Set<NameKind> VALUES =
      EnumSet.of(NameKind.RECORD, NameKind.ENUM, NameKind.DEPENDENCY);

  private final DeclaredNames names;
  private final Map<String, List<SpecNode>> unknown = new LinkedHashMap<>();

  /** Where a type stands. */
  public enum Use {
    /** Of a component of a record, or of what a method is given. */
    VALUE,
    /** Of what a method gives, which may be an {@code Optional}. */
    RESULT
  }

  /** Reads types of these names. */
  public TypeReader(DeclaredNames names) {
    this.names = names;
  }

  /** Whether it is {@link #UNKNOWN}, or has it in it. */
  public static boolean isUnknown(TypeRef type) {
    return type.equals(UNKNOWN) || type.arguments().stream().anyMatch(TypeReader::isUnknown);
  }

  /** The type at a node; dependencies have their simple names in it. */
  public TypeRef read(SpecNode node, Use use) {
    Optional<String> text = node.text();
    if (text.isEmpty()) {
      return UNKNOWN;
    }
    if (text.get().contains("[]")) {
      node.unusable(quoted(text.get()) + " is an array", "write 'List<…>'");
      return UNKNOWN;
    }
    Optional<TypeRef> read = TypeText.read(text.get());
    if (read.isEmpty()) {
      String issue = quoted(text.get()) + " is not written as a type";
      node.unusable(issue, "write a type such as String, List<String> or Map<String, String>");
      return UNKNOWN;
    }
    return checked(node, read.get(), use, true);
  }

  private TypeRef checked(SpecNode node, TypeRef type, Use use, boolean isWhole) {
    String name = names.simple(type.name());
    Optional<JdkType> jdk = JdkType.of(name);
    if (jdk.isPresent()) {
      return checkedJdk(node, type, jdk.get(), use, isWhole);
    }
    Optional<NameKind> kind = names.kind(name);
    if (kind.isEmpty()) {
      if (!names.isMiswritten(name)) {
        unknown.computeIfAbsent(type.name(), each -> new ArrayList<>()).add(node);
      }
      return UNKNOWN;
    }
    if (!VALUES.contains(kind.get())) {
      String issue = name + " is " + kind.get().label() + ", and not a type of values";
      return wrong(node, issue, "name a record, an enum or a type of the JDK");
    }
    return type.arguments().isEmpty()
        ? TypeRef.of(name)
        : wrong(node, name + " has no types between angle brackets", "write '" + name + "'");
  }

  private TypeRef checkedJdk(SpecNode node, TypeRef type, JdkType jdk, Use use, boolean isWhole) {
    int given = type.arguments().size();
    if (given != jdk.parameters()) {
      String needs = jdk.simpleName() + " has " + jdk.parameters() + " types";
      String issue = needs + " between angle brackets, and here it has " + given;
      return wrong(node, issue, "write '" + example(jdk) + "'");
    }
    if (jdk.isPrimitive() && !isWhole) {
      String boxed = boxed(jdk);
      return wrong(
          node, jdk.simpleName() + " can't stand between angle brackets", "write '" + boxed + "'");
    }
    if (jdk == JdkType.OPTIONAL && !(isWhole && use == Use.RESULT)) {
      return wrong(
          node,
          "only what a method gives may be an Optional",
          "name the type in it, or a List of it");
    }
    List<TypeRef> arguments = new ArrayList<>();
    for (TypeRef argument : type.arguments()) {
      arguments.add(checked(node, argument, use, false));
    }
    if (jdk == JdkType.MAP && !isOneOf(arguments.get(0), JdkType.STRING)) {
      return wrong(node, "the keys of a Map have to be texts", "write 'Map<String, …>'");
    }
    return new TypeRef(type.name(), arguments);
  }

  private static boolean isOneOf(TypeRef type, JdkType jdk) {
    return isUnknown(type) || type.name().equals(jdk.simpleName());
  }

  private static String example(JdkType jdk) {
    return switch (jdk.parameters()) {
      case 0 -> jdk.simpleName();
      case 1 -> jdk.simpleName() + "<…>";
      default -> jdk.simpleName() + "<String, …>";
    };
  }

  private static String boxed(JdkType jdk) {
    return JdkType.valueOf("BOXED_" + jdk.name()).simpleName();
  }

  private static TypeRef wrong(SpecNode node, String issue, String fix) {
    if (node.isUsable()) {
      node.unusable(issue, fix);
    }
    return UNKNOWN;
  }

  /** Says which types are unknown: each once, wherever else it is. To be called at the end. */
  public void tellUnknown() {
    if (names.isComplete()) {
      unknown.forEach(this::tellUnknown);
    }
  }

  private void tellUnknown(String name, List<SpecNode> places) {
    List<Integer> lines = places.stream().map(SpecNode::line).distinct().sorted().toList();
    SpecNode first = places.stream().min((a, b) -> a.line() - b.line()).orElseThrow();
    String others = lines.stream().skip(1).map(String::valueOf).collect(Collectors.joining(", "));
    String also = others.isEmpty() ? "" : " (also on line " + others + ")";
    List<String> known = new ArrayList<>(names.names(VALUES));
    known.addAll(Stream.of(JdkType.values()).map(JdkType::simpleName).toList());
    String simple = name.substring(name.lastIndexOf('.') + 1);
    String fix =
        NearestName.of(JdkType.of(simple).isPresent() ? simple : name, known)
            .map(near -> "write '" + near + "'")
            .orElse("declare it under types, or name it under dependencies with its package");
    first.wrong("unknown type " + quoted(name) + also, fix);
  }
}
