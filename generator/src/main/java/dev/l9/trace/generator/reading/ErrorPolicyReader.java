package dev.l9.trace.generator.reading;

import dev.l9.trace.generator.reading.role.Methods;
import dev.l9.trace.generator.reading.source.DocText;
import dev.l9.trace.generator.reading.source.SpecNode;
import dev.l9.trace.generator.spec.ErrorPolicy;
import dev.l9.trace.generator.spec.ErrorPolicy.ErrorSpec;
import dev.l9.trace.generator.spec.ErrorPolicy.Reaction;
import dev.l9.trace.generator.spec.MethodRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what happens where something fails. */
final class ErrorPolicyReader {

  private final Methods methods;
  private final Map<String, String> byMethod = new HashMap<>();

  ErrorPolicyReader(Methods methods) {
    this.methods = methods;
  }

  /** Reads it. */
  ErrorPolicy read(SpecNode node) {
    List<ErrorSpec> errors = new ArrayList<>();
    for (SpecNode item : node.at("errors").items()) {
      Optional<MethodRef> when = when(item);
      String doc = DocText.of(item.at("doc"));
      item.at("name")
          .written()
          .ifPresent(
              name ->
                  errors.add(
                      new ErrorSpec(name, doc, when, reaction(item.at("policy")), item.line())));
    }
    return new ErrorPolicy(reaction(node.at("on_internal")), errors, node.line());
  }

  private Optional<MethodRef> when(SpecNode item) {
    SpecNode node = item.at("when");
    Optional<MethodRef> when = methods.at(node).map(Methods.Method::ref);
    String name = item.at("name").written().orElse("?");
    String other = when.map(ref -> byMethod.putIfAbsent(ref.toString(), name)).orElse(null);
    if (other != null && !other.equals(name)) {
      node.wrong(
          "a failure of " + when.orElseThrow() + " is " + other + " already",
          "take one of the two errors out");
      return Optional.empty();
    }
    return when;
  }

  private static Reaction reaction(SpecNode node) {
    return node.text()
        .map(text -> Reaction.valueOf(text.toUpperCase(Locale.ROOT)))
        .orElse(Reaction.FAIL_CLOSED);
  }
}
