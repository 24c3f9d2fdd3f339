package dev.l9.trace.generator.reading;

import dev.l9.trace.generator.reading.source.SpecNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds the kind of a module against what its operations do and its errors demand. */
final class ModuleKinds {

  private static final Map<String, String> BEHAVIOURS =
      Map.of("governance", "first_match", "executor", "loop", "adapter", "signed_request");

  private ModuleKinds() {}

  /** Says what doesn't fit; each kind may also hand calls on. */
  static void check(SpecNode module) {
    SpecNode kind = module.at("kind");
    SpecNode operations = module.at("interfaces", "inbound");
    if (kind.text().isEmpty() || operations.items().isEmpty()) {
      return;
    }
    String own = BEHAVIOURS.getOrDefault(kind.text().get(), "call");
    boolean hasOwn = false;
    boolean hasOther = false;
    for (SpecNode operation : operations.items()) {
      hasOwn |= operation.at(own).isPresent();
      hasOther |= checkOthers(operation, own, kind.text().get());
    }
    if (!hasOwn && !hasOther && !own.equals("call")) {
      kind.wrong(
          "no operation of the module of kind " + kind.text().get() + " has '" + own + "'",
          "add one, or write 'kind: service'");
    }
    checkReactions(module);
  }

  private static boolean checkOthers(SpecNode operation, String own, String kind) {
    List<String> all = List.of("call", "first_match", "loop", "signed_request");
    if (!operation.hasOneOf(all)) {
      return true; // The check of shapes has said so.
    }
    Optional<Map.Entry<String, String>> other =
        BEHAVIOURS.entrySet().stream()
            .filter(
                each -> !each.getValue().equals(own) && operation.at(each.getValue()).isPresent())
            .findFirst();
    other.ifPresent(
        each ->
            operation
                .at(each.getValue())
                .wrong(
                    "a module of kind " + kind + " has no '" + each.getValue() + "'",
                    "write 'kind: " + each.getKey() + "'"));
    return other.isPresent();
  }

  /** Only who takes requests of HTTP can respond with a status. */
  private static void checkReactions(SpecNode module) {
    boolean isAdapter =
        module.at("interfaces", "inbound").items().stream()
            .anyMatch(operation -> operation.at("signed_request").isPresent());
    if (isAdapter) {
      return;
    }
    checkReaction(module.at("error_policy", "on_internal"));
    for (SpecNode error : module.at("error_policy", "errors").items()) {
      checkReaction(error.at("policy"));
    }
  }

  private static void checkReaction(SpecNode node) {
    if (node.text().filter(text -> text.equals("respond")).isPresent()) {
      node.wrong(
          "nothing responds with a status: no operation has 'signed_request'",
          "write 'fail_closed'");
    }
  }
}
