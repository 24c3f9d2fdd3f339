package dev.l9.trace.generator.reading;

import dev.l9.trace.generator.reading.source.DocText;
import dev.l9.trace.generator.reading.source.SpecNode;
import dev.l9.trace.generator.reading.type.TypeReader;
import dev.l9.trace.generator.reading.type.TypeReader.Use;
import dev.l9.trace.generator.spec.PortSpec;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the interfaces that a module calls. */
final class PortsReader {

  private final TypeReader types;

  PortsReader(TypeReader types) {
    this.types = types;
  }

  /** Reads a list of them. A port of which a method has no name seems to have none at all. */
  List<PortSpec> read(SpecNode list) {
    List<PortSpec> ports = new ArrayList<>();
    for (SpecNode node : list.items()) {
      List<PortSpec.Method> methods = methods(node.at("methods"));
      String doc = DocText.of(node.at("doc"));
      node.at("port")
          .written()
          .ifPresent(name -> ports.add(new PortSpec(name, doc, methods, node.line())));
    }
    return ports;
  }

  private List<PortSpec.Method> methods(SpecNode list) {
    List<PortSpec.Method> methods = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    boolean isComplete = true;
    for (SpecNode node : list.items()) {
      String doc = DocText.of(node.at("doc"));
      Optional<TypeRef> input = type(node.at("input"), Use.VALUE);
      Optional<TypeRef> output = type(node.at("output"), Use.RESULT);
      Optional<String> name = MethodNames.read(node.at("name"), lines);
      name.ifPresent(
          text -> methods.add(new PortSpec.Method(text, doc, input, output, node.line())));
      isComplete &= name.isPresent();
    }
    return isComplete ? methods : List.of();
  }

  private Optional<TypeRef> type(SpecNode node, Use use) {
    return node.isPresent() ? Optional.of(types.read(node, use)) : Optional.empty();
  }
}
