package dev.l9.trace.generator.extract;

import dev.l9.trace.generator.module.Blocker;
import dev.l9.trace.generator.spec.Behaviour.Loop;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.OperationSpec;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks what an executor needs of the calls and results of tools: by {@code correlationId} they
 * belong together, and by the field of a tool's identity they name the tool.
 */
final class LoopCheck {

  private static final String CORRELATION = "correlationId";
  private static final String STRING = "java.lang.String";

  private final ModuleSpec spec;
  private final LoopTypes types;
  private final Optional<String> identity;
  private final List<Blocker> blockers = new ArrayList<>();

  /**
   * Checks the loops of a spec.
   *
   * @param identity the field by which tools are to be named; empty where that is unclear
   */
  LoopCheck(ModuleSpec spec, FoundTypes found, Optional<String> identity) {
    this.spec = spec;
    this.types = new LoopTypes(spec, found);
    this.identity = identity;
  }

  List<Blocker> check() {
    for (OperationSpec operation : spec.operations()) {
      if (operation.behaviour() instanceof Loop loop) {
        check(loop, operation);
      }
    }
    return blockers;
  }

  private void check(Loop loop, OperationSpec operation) {
    for (Optional<TypeRef> linked : List.of(types.call(loop), types.result(loop))) {
      linked.ifPresent(type -> need(loop, type, CORRELATION, "by which results are linked"));
      linked.ifPresent(type -> needIdentity(loop, type));
    }
    types
        .tool(loop, operation)
        .filter(tool -> !tool.name().equals(STRING)) // A list of ids will do as well.
        .ifPresent(tool -> needIdentity(loop, tool));
  }

  private void needIdentity(Loop loop, TypeRef type) {
    identity.ifPresent(field -> need(loop, type, field, "by which tools are named"));
  }

  private void need(Loop loop, TypeRef type, String field, String why) {
    Optional<TypeRef> given = types.field(type, field);
    if (!types.isKnown(type) || given.filter(is -> is.name().equals(STRING)).isPresent()) {
      return;
    }
    String issue =
        given.isEmpty()
            ? type + " has no " + field + ", " + why
            : field + " of " + type + ", " + why + ", is " + given.get() + ", and no String";
    String fix = "add the component String " + field + " to " + type;
    Blocker blocker =
        new Blocker(spec.file(), loop.line(), Blocker.Kind.CONTRACT_UNCLEAR, issue, fix);
    if (!blockers.contains(blocker)) {
      blockers.add(blocker);
    }
  }
}
