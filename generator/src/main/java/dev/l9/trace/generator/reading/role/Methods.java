package dev.l9.trace.generator.reading.role;

import static dev.l9.trace.contract.yaml.SourceText.quoted;

import dev.l9.trace.contract.yaml.NearestName;
import dev.l9.trace.generator.reading.source.SpecNode;
import dev.l9.trace.generator.reading.type.DeclaredNames;
import dev.l9.trace.generator.reading.type.NameKind;
import dev.l9.trace.generator.spec.MethodRef;
import dev.l9.trace.generator.spec.PortSpec;
import java.util.List;
import java.util.Optional;

/** Finds the methods that a spec refers to. */
public final class Methods {

  private final DeclaredNames names;
  private final List<PortSpec> ports;

  /**
   * A method that was found.
   *
   * @param declaration of a port; empty for a method of the repository, whose sources have it
   */
  public record Method(MethodRef ref, Optional<PortSpec.Method> declaration) {}

  /** Finds those of these ports, and those of dependencies. */
  public Methods(DeclaredNames names, List<PortSpec> ports) {
    this.names = names;
    this.ports = List.copyOf(ports);
  }

  /** The method that a node names; empty if there is none, which is said. */
  public Optional<Method> at(SpecNode node) {
    return node.text().flatMap(text -> of(node, text));
  }

  private Optional<Method> of(SpecNode node, String text) {
    int dot = text.lastIndexOf('.');
    String type = names.simple(text.substring(0, dot));
    MethodRef ref = new MethodRef(type, text.substring(dot + 1), node.line());
    Optional<NameKind> kind = names.kind(type);
    if (kind.filter(each -> each == NameKind.DEPENDENCY).isPresent()) {
      return Optional.of(new Method(ref, Optional.empty()));
    }
    Optional<PortSpec> port = ports.stream().filter(each -> each.name().equals(type)).findFirst();
    Optional<Method> found =
        port.flatMap(each -> method(each, ref.method()))
            .map(each -> new Method(ref, Optional.of(each)));
    boolean isUnknown = port.isPresent() ? !port.get().methods().isEmpty() : names.isComplete();
    if (found.isEmpty() && isUnknown) {
      tellUnknown(node, text, type, port.isPresent());
    }
    return found;
  }

  private static Optional<PortSpec.Method> method(PortSpec port, String name) {
    return port.methods().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  private void tellUnknown(SpecNode node, String text, String type, boolean isPort) {
    List<String> known =
        ports.stream()
            .flatMap(port -> port.methods().stream().map(each -> port.name() + "." + each.name()))
            .toList();
    String why =
        isPort
            ? "the port " + type + " has no such method"
            : type + " is neither a port nor a dependency";
    String declare =
        isPort ? "add it to the methods of " + type : "declare the port under outbound";
    node.unusable(
        "unknown method " + quoted(text) + ": " + why,
        NearestName.of(text, known).map(near -> "write '" + near + "'").orElse(declare));
  }
}
