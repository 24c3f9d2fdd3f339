package dev.l9.trace.generator.reading;

import dev.l9.trace.contract.yaml.NearestName;
import dev.l9.trace.generator.reading.role.BehaviourReader;
import dev.l9.trace.generator.reading.role.CalledMethods;
import dev.l9.trace.generator.reading.role.Methods;
import dev.l9.trace.generator.reading.role.OperationDraft;
import dev.l9.trace.generator.reading.source.Complaints;
import dev.l9.trace.generator.reading.source.DocText;
import dev.l9.trace.generator.reading.source.SpecNode;
import dev.l9.trace.generator.reading.type.DeclaredTypes;
import dev.l9.trace.generator.reading.type.TypeReader;
import dev.l9.trace.generator.reading.type.TypeReader.Use;
import dev.l9.trace.generator.spec.Behaviour;
import dev.l9.trace.generator.spec.ErrorPolicy;
import dev.l9.trace.generator.spec.ErrorPolicy.ErrorSpec;
import dev.l9.trace.generator.spec.OperationSpec;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what can be asked of a module. */
final class OperationsReader {

  private final SpecNode module;
  private final TypeReader types;
  private final ErrorPolicy policy;
  private final BehaviourReader behaviours;
  private final CallKeys keys;
  private final OperationErrors errors;
  private final Map<String, Integer> lines = new HashMap<>();

  OperationsReader(
      SpecNode module,
      TypeReader types,
      DeclaredTypes declared,
      ErrorPolicy policy,
      Methods methods,
      Complaints complaints) {
    this.module = module;
    this.types = types;
    this.policy = policy;
    this.behaviours = new BehaviourReader(methods, declared, complaints);
    this.keys = new CallKeys(declared);
    this.errors = new OperationErrors(module, policy);
  }

  /** Reads them, and holds the error policy and the ports against all of them. */
  List<OperationSpec> read() {
    List<OperationSpec> operations = new ArrayList<>();
    for (SpecNode node : module.at("interfaces", "inbound").items()) {
      read(node).ifPresent(operations::add);
    }
    errors.checkAll();
    ModuleKinds.check(module);
    return operations;
  }

  private Optional<OperationSpec> read(SpecNode node) {
    Optional<String> name = MethodNames.read(node.at("operation"), lines);
    TypeRef input = keys.input(node.at("input"), types.read(node.at("input"), Use.VALUE));
    SpecNode outputNode = node.at("output");
    Optional<TypeRef> output =
        outputNode.isPresent() ? Optional.of(types.read(outputNode, Use.RESULT)) : Optional.empty();
    List<String> named = errors(node.at("errors"));
    OperationDraft draft = new OperationDraft(name.orElse("?"), node, input, output, named);
    CalledMethods called = new CalledMethods();
    Optional<Behaviour> behaviour = behaviours.read(draft, called);
    errors.check(draft, called.names(), behaviour.isPresent());
    keys.check(draft);
    String doc = DocText.of(node.at("doc"));
    return behaviour.map(does -> operation(draft, doc, does));
  }

  private OperationSpec operation(OperationDraft draft, String doc, Behaviour behaviour) {
    SpecNode node = draft.node();
    return new OperationSpec(
        draft.name(),
        doc,
        draft.input(),
        draft.output(),
        draft.errors(),
        node.text("layer").orElse("SYSTEM"),
        patterns(node.at("patterns")),
        node.text("thread_key"),
        CallKeys.idempotency(node.at("idempotency")),
        behaviour,
        node.line());
  }

  private static List<String> patterns(SpecNode list) {
    return list.items().stream().map(DocText::of).toList();
  }

  private List<String> errors(SpecNode list) {
    List<String> known = policy.errors().stream().map(ErrorSpec::name).toList();
    SpecNode policyErrors = module.at("error_policy", "errors");
    boolean isKnown =
        policyErrors.isUsable()
            || (module.at("error_policy").isUsable() && !policyErrors.isPresent());
    Set<String> seen = new HashSet<>();
    for (SpecNode item : list.items()) {
      String name = item.text().orElse("");
      if (!name.isEmpty() && !seen.add(name)) {
        item.wrong(name + " is among the errors twice", "take one of them out");
      } else if (!name.isEmpty() && isKnown && !known.contains(name)) {
        item.unusable(
            "the error policy has no error " + name,
            NearestName.of(name, known)
                .map(near -> "write '" + near + "'")
                .orElse("add it to the errors of the error policy"));
      }
    }
    return List.copyOf(list.texts());
  }
}
