package dev.l9.trace.generator.reading.role;

import dev.l9.trace.generator.reading.role.Methods.Method;
import dev.l9.trace.generator.reading.source.Complaints;
import dev.l9.trace.generator.reading.source.SpecNode;
import dev.l9.trace.generator.reading.type.DeclaredTypes;
import dev.l9.trace.generator.spec.Behaviour;
import java.util.List;
import java.util.Optional;

/** Reads what operations do. Not thread-safe. */
public final class BehaviourReader {

  private final Methods methods;
  private final FirstMatchReader firstMatch;
  private final LoopReader loop;
  private final SignedRequestReader signedRequest;

  /** Reads what operations do with these methods and types. */
  public BehaviourReader(Methods methods, DeclaredTypes declared, Complaints complaints) {
    Roles roles = new Roles(declared, complaints);
    this.methods = methods;
    this.firstMatch = new FirstMatchReader(methods, roles);
    this.loop = new LoopReader(methods, roles);
    this.signedRequest = new SignedRequestReader(methods, roles);
  }

  /** What an operation does, and which methods it calls; empty if it can't be read. */
  public Optional<Behaviour> read(OperationDraft operation, CalledMethods called) {
    SpecNode node = operation.node();
    if (!node.hasOneOf(List.of("call", "first_match", "loop", "signed_request"))) {
      return Optional.empty();
    }
    if (node.at("first_match").isUsable()) {
      return firstMatch.read(operation, called);
    }
    if (node.at("loop").isUsable()) {
      return loop.read(operation, called);
    }
    return node.at("signed_request").isUsable()
        ? signedRequest.read(operation, called)
        : call(operation, called);
  }

  private Optional<Behaviour> call(OperationDraft operation, CalledMethods called) {
    SpecNode node = operation.node().at("call");
    Optional<Method> target = called.add(methods.at(node));
    new Signature(Optional.of(operation.input()), operation.output()).check(node, target);
    return target
        .filter(each -> node.isUsable())
        .map(each -> new Behaviour.Call(each.ref(), node.line()));
  }
}
