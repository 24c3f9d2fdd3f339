package dev.l9.trace.generator.reading;

import dev.l9.trace.generator.reading.role.OperationDraft;
import dev.l9.trace.generator.reading.source.SpecNode;
import dev.l9.trace.generator.spec.ErrorPolicy;
import dev.l9.trace.generator.spec.ErrorPolicy.ErrorSpec;
import dev.l9.trace.generator.spec.ErrorPolicy.Reaction;
import dev.l9.trace.generator.spec.MethodRef;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Holds the errors of operations against the methods that they call. Not thread-safe. */
final class OperationErrors {

  private final SpecNode module;
  private final ErrorPolicy policy;
  private final Set<String> called = new HashSet<>();
  private final Set<String> found = new HashSet<>();
  private boolean isComplete = true;

  OperationErrors(SpecNode module, ErrorPolicy policy) {
    this.module = module;
    this.policy = policy;
  }

  /** Says which errors an operation can't end with, and which it does not tell of. */
  void check(OperationDraft operation, Set<String> calls, boolean isRead) {
    SpecNode node = operation.node();
    called.addAll(calls);
    isComplete &= isRead;
    Stream.of("not_approved", "mismatch")
        .flatMap(key -> node.at("loop").text(key).stream())
        .forEach(found::add);
    if (!isRead) {
      return;
    }
    for (SpecNode item : node.at("errors").items()) {
      item.text().flatMap(this::error).ifPresent(error -> checkListed(item, error, calls));
    }
    boolean isAnswered = node.at("signed_request").isPresent();
    policy.errors().stream()
        .filter(error -> !isAnswered || error.policy() == Reaction.FAIL_CLOSED)
        .forEach(error -> checkUnlisted(operation, error, calls));
  }

  private Optional<ErrorSpec> error(String name) {
    return policy.errors().stream().filter(error -> error.name().equals(name)).findFirst();
  }

  private static void checkListed(SpecNode item, ErrorSpec error, Set<String> calls) {
    Optional<String> when = error.when().map(MethodRef::toString);
    if (when.isPresent() && !calls.contains(when.get())) {
      item.wrong(
          "the operation can't end with " + error.name() + ": it doesn't call " + when.get(),
          "take it out");
    }
  }

  private void checkUnlisted(OperationDraft operation, ErrorSpec error, Set<String> calls) {
    boolean isCalled = error.when().filter(when -> calls.contains(when.toString())).isPresent();
    SpecNode list = operation.node().at("errors");
    boolean isRead = list.items().stream().allMatch(SpecNode::isUsable);
    boolean isList = list.isUsable() || !list.isPresent();
    if (isCalled && isRead && isList && !operation.errors().contains(error.name())) {
      list.wrong(
          "'" + operation.name() + "' may end with " + error.name() + ", and doesn't list it",
          "add " + error.name() + " to the errors of the operation");
    }
  }

  /** Says which errors and ports nothing uses. */
  void checkAll() {
    if (!isComplete) {
      return;
    }
    for (SpecNode item : module.at("error_policy", "errors").items()) {
      SpecNode name = item.at("name");
      Optional<String> text = name.text();
      boolean hasMethod =
          text.flatMap(this::error).filter(each -> each.when().isPresent()).isPresent();
      boolean isFound = hasMethod || text.filter(found::contains).isPresent();
      if (name.isUsable() && !item.at("when").isPresent() && !isFound) {
        name.wrong(
            "nothing ends with " + name.text().orElse("") + ": it stands for no method's failure",
            "add 'when:' with a method, or take the error out");
      }
    }
    for (SpecNode port : module.at("interfaces", "outbound").items()) {
      SpecNode name = port.at("port");
      List<String> calls =
          called.stream().filter(each -> each.startsWith(name.text().orElse("") + ".")).toList();
      if (name.isUsable() && calls.isEmpty()) {
        name.wrong(
            "no operation calls the port " + name.text().orElse(""),
            "have an operation call it, or take the port out");
      }
    }
  }
}
