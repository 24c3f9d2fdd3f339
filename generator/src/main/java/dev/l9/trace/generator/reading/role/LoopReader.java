package dev.l9.trace.generator.reading.role;

import dev.l9.trace.generator.reading.role.Methods.Method;
import dev.l9.trace.generator.reading.source.SpecNode;
import dev.l9.trace.generator.reading.type.TypeReader;
import dev.l9.trace.generator.spec.Behaviour;
import dev.l9.trace.generator.spec.JdkType;
import dev.l9.trace.generator.spec.PortSpec;
import dev.l9.trace.generator.spec.TypeRef;
import dev.l9.trace.generator.spec.TypeSpec.RecordSpec;
import java.util.List;
import java.util.Optional;

/** Reads a bounded loop over tools: the task, its context and its result have fixed roles. */
final class LoopReader {

  private final Methods methods;
  private final Roles roles;

  LoopReader(Methods methods, Roles roles) {
    this.methods = methods;
    this.roles = roles;
  }

  /** Reads it. */
  Optional<Behaviour> read(OperationDraft operation, CalledMethods called) {
    SpecNode node = operation.node().at("loop");
    Optional<Method> next = called.add(methods.at(node.at("next")));
    Optional<Method> dispatch = called.add(methods.at(node.at("dispatch")));
    checkTask(operation, node);
    checkSteps(operation, node, next, dispatch);
    boolean hasErrors = LoopErrors.check(operation, node);
    Outputs.needThreadKey(operation, roles);
    if (next.isEmpty() || dispatch.isEmpty() || !hasErrors) {
      return Optional.empty();
    }
    return complete(node, next.get(), dispatch.get());
  }

  private static Optional<Behaviour> complete(SpecNode node, Method next, Method dispatch) {
    for (String key :
        List.of("context", "max_iterations", "completed", "limit_reached", "mismatch")) {
      if (!node.at(key).isUsable()) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new Behaviour.Loop(
            node.text("context").orElseThrow(),
            next.ref(),
            dispatch.ref(),
            node.text("approved"),
            node.count("max_iterations").orElseThrow(),
            node.text("completed").orElseThrow(),
            node.text("limit_reached").orElseThrow(),
            node.text("not_approved"),
            node.text("mismatch").orElseThrow(),
            node.line()));
  }

  private void checkTask(OperationDraft operation, SpecNode node) {
    Optional<RecordSpec> task =
        roles.recordAt(operation.node().at("input"), operation.input(), "the input of a loop");
    task.ifPresent(each -> roles.checkSome(each, "the task", List.of(Role.CORRELATION_ID)));
    SpecNode approved = node.at("approved");
    if (task.isEmpty() || approved.text().isEmpty()) {
      return;
    }
    Role tools = Role.of(approved.text().get(), Components.listOf(TypeReader.UNKNOWN));
    roles.checkSome(task.get(), "the task", List.of(tools));
    checkTool(Components.inList(Components.typeOf(task, tools.name())), "a tool", List.of());
  }

  private void checkSteps(
      OperationDraft operation, SpecNode node, Optional<Method> next, Optional<Method> dispatch) {
    Optional<RecordSpec> found = roles.recordNamed(node.at("context"));
    TypeRef context = found.map(each -> TypeRef.of(each.name())).orElse(TypeReader.UNKNOWN);
    TypeRef call = new TypeRef(JdkType.OPTIONAL.simpleName(), List.of(TypeReader.UNKNOWN));
    new Signature(Optional.of(context), Optional.of(call)).check(node.at("next"), next);
    TypeRef request =
        next.flatMap(Method::declaration)
            .flatMap(PortSpec.Method::output)
            .filter(type -> Role.fit(call, type) && !TypeReader.UNKNOWN.equals(type))
            .map(type -> type.arguments().get(0))
            .orElse(TypeReader.UNKNOWN);
    new Signature(Optional.of(request), Optional.of(TypeReader.UNKNOWN))
        .check(node.at("dispatch"), dispatch);
    checkTool(request, "the call of a tool", List.of(Role.CORRELATION_ID));
    TypeRef result =
        dispatch
            .flatMap(Method::declaration)
            .flatMap(PortSpec.Method::output)
            .orElseGet(() -> resultType(operation));
    checkTool(result, "the result of a tool", List.of(Role.CORRELATION_ID));
    checkContext(operation, found, result);
    checkResult(operation, node, result);
  }

  /** The repository says what a method of it gives; here it has to be what the output lists. */
  private TypeRef resultType(OperationDraft operation) {
    Optional<RecordSpec> output =
        operation.output().flatMap(type -> roles.declared().recordOf(type.name()));
    return Components.inList(Components.typeOf(output, "toolResults"));
  }

  private void checkTool(TypeRef type, String what, List<Role> others) {
    Optional<RecordSpec> tool = roles.declared().recordOf(type.name());
    tool.ifPresent(
        each -> {
          boolean hasName = Components.field(each, "toolName").isPresent();
          boolean hasId = Components.field(each, "toolId").isPresent();
          roles.checkSome(each, what, others);
          roles.checkSome(
              each, what, List.of(Role.of(hasName && !hasId ? "toolName" : "toolId", Role.STRING)));
        });
  }

  private void checkContext(
      OperationDraft operation, Optional<RecordSpec> context, TypeRef result) {
    context.ifPresent(
        each ->
            roles.checkAll(
                each,
                "the context",
                List.of(
                    Role.CORRELATION_ID,
                    Role.THREAD_ID,
                    Role.of("task", operation.input()),
                    Role.of("toolResults", Components.listOf(result)))));
  }

  private void checkResult(OperationDraft operation, SpecNode node, TypeRef result) {
    Optional<RecordSpec> found = Outputs.recordOf(operation, roles, "the result of a loop");
    found.ifPresent(
        each -> {
          roles.checkAll(
              each,
              "the result",
              List.of(
                  Role.CORRELATION_ID,
                  Role.THREAD_ID,
                  Role.of("outcome", TypeReader.UNKNOWN),
                  Role.of("iterations", Role.INT),
                  Role.of("toolResults", Components.listOf(result))));
          roles.enums().check(each, "outcome");
        });
    roles.enums().checkConstant(node.at("completed"), Components.typeOf(found, "outcome"));
    roles.enums().checkConstant(node.at("limit_reached"), Components.typeOf(found, "outcome"));
    Optional<String> completed = node.text("completed");
    if (completed.isPresent() && completed.equals(node.text("limit_reached"))) {
      node.at("limit_reached")
          .wrong("both outcomes are " + completed.get(), "name another constant for one of them");
    }
  }
}
