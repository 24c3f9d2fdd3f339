package dev.l9.trace.generator.code.behaviour;

import com.palantir.javapoet.ClassName;
import dev.l9.trace.generator.code.name.ModuleNames;
import dev.l9.trace.generator.extract.ExtractedType;
import dev.l9.trace.generator.extract.Extractions;
import dev.l9.trace.generator.spec.Behaviour;
import dev.l9.trace.generator.spec.MethodRef;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.OperationSpec;
import dev.l9.trace.generator.spec.PortSpec;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the methods that operations call: of the module's ports, and of the repository's types. */
public final class CalledMethods {

  private final ModuleSpec spec;
  private final Extractions extractions;
  private final ModuleNames names;

  /** The methods that this spec may name. */
  public CalledMethods(ModuleSpec spec, Extractions extractions, ModuleNames names) {
    this.spec = spec;
    this.extractions = extractions;
    this.names = names;
  }

  /** The method; empty if no port and no type of the repository has it. */
  public Optional<CalledMethod> find(MethodRef ref) {
    return ofPort(ref).or(() -> ofRepository(ref));
  }

  /** All methods that the operations call, in the order of the spec, each once. */
  public List<CalledMethod> all() {
    Map<String, CalledMethod> all = new LinkedHashMap<>();
    for (OperationSpec operation : spec.operations()) {
      for (MethodRef ref : refs(operation.behaviour())) {
        find(ref).ifPresent(method -> all.put(ref.toString(), method));
      }
    }
    return List.copyOf(all.values());
  }

  /** The methods that an operation names and nobody has. */
  public List<MethodRef> missing(OperationSpec operation) {
    return refs(operation.behaviour()).stream().filter(ref -> find(ref).isEmpty()).toList();
  }

  /** The methods that a behaviour calls. */
  static List<MethodRef> refs(Behaviour behaviour) {
    if (behaviour instanceof Behaviour.Call call) {
      return List.of(call.target());
    }
    if (behaviour instanceof Behaviour.FirstMatch match) {
      return List.of(match.rules(), match.audit());
    }
    if (behaviour instanceof Behaviour.Loop loop) {
      return List.of(loop.next(), loop.dispatch());
    }
    Behaviour.SignedRequest signed = (Behaviour.SignedRequest) behaviour;
    return List.of(signed.secret(), signed.deliver());
  }

  private Optional<CalledMethod> ofPort(MethodRef ref) {
    for (PortSpec port : spec.ports()) {
      if (port.name().equals(ref.type())) {
        return port.methods().stream()
            .filter(method -> method.name().equals(ref.method()))
            .findFirst()
            .map(
                method ->
                    new CalledMethod(
                        ref, names.declared(port.name()), true, method.input(), method.output()));
      }
    }
    return Optional.empty();
  }

  private Optional<CalledMethod> ofRepository(MethodRef ref) {
    Optional<ExtractedType> type = extractions.type(ref.type());
    return type.flatMap(
        found ->
            found.methods().stream()
                .filter(method -> method.name().equals(ref.method()))
                .filter(method -> method.parameters().size() <= 1)
                .findFirst()
                .map(method -> called(ref, found, method)));
  }

  private static CalledMethod called(
      MethodRef ref, ExtractedType type, ExtractedType.Method method) {
    Optional<TypeRef> input =
        method.parameters().stream().findFirst().map(ExtractedType.Field::type);
    Optional<TypeRef> output =
        Optional.of(method.result()).filter(result -> !result.name().equals("void"));
    return new CalledMethod(ref, ClassName.bestGuess(type.qualifiedName()), false, input, output);
  }
}
