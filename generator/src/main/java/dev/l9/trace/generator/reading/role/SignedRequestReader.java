package dev.l9.trace.generator.reading.role;

import dev.l9.trace.generator.reading.role.Methods.Method;
import dev.l9.trace.generator.reading.source.SpecNode;
import dev.l9.trace.generator.reading.type.TypeReader;
import dev.l9.trace.generator.spec.Behaviour;
import dev.l9.trace.generator.spec.Constraints;
import dev.l9.trace.generator.spec.FieldSpec;
import dev.l9.trace.generator.spec.JdkType;
import dev.l9.trace.generator.spec.TypeRef;
import dev.l9.trace.generator.spec.TypeSpec.RecordSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the check of a signed request: request, response and event have fixed roles. */
final class SignedRequestReader {

  private static final List<String> HEADERS =
      List.of("signature_header", "timestamp_header", "correlation_header");
  private static final List<String> STATUSES = List.of("accepted", "unauthorized", "failed");

  private final Methods methods;
  private final Roles roles;

  SignedRequestReader(Methods methods, Roles roles) {
    this.methods = methods;
    this.roles = roles;
  }

  /** Reads it. */
  Optional<Behaviour> read(OperationDraft operation, CalledMethods called) {
    SpecNode node = operation.node().at("signed_request");
    Optional<Method> secret = called.add(methods.at(node.at("secret")));
    Optional<Method> deliver = called.add(methods.at(node.at("deliver")));
    checkRequest(operation);
    checkResponse(operation, node);
    checkEvent(node);
    checkHeaders(node);
    TypeRef event = node.text("event").map(TypeRef::of).orElse(TypeReader.UNKNOWN);
    new Signature(Optional.empty(), Optional.of(Role.STRING)).check(node.at("secret"), secret);
    new Signature(Optional.of(event), Optional.empty()).check(node.at("deliver"), deliver);
    SpecNode threadKey = operation.node().at("thread_key");
    if (threadKey.isPresent()) {
      threadKey.wrong(
          "the thread's id of a signed request is made from its correlation id",
          "take 'thread_key' out");
    }
    return secret.isEmpty() || deliver.isEmpty()
        ? Optional.empty()
        : complete(node, secret.get(), deliver.get());
  }

  private static Optional<Behaviour> complete(SpecNode node, Method secret, Method deliver) {
    boolean isUsable =
        List.of("secret", "deliver", "algorithm", "tolerance", "event").stream()
                .allMatch(key -> node.at(key).isUsable())
            && HEADERS.stream().allMatch(key -> node.at(key).isUsable())
            && STATUSES.stream().allMatch(key -> node.at(key).isUsable());
    if (!isUsable) {
      return Optional.empty();
    }
    List<String> headers = HEADERS.stream().map(key -> node.text(key).orElseThrow()).toList();
    List<Integer> statuses = STATUSES.stream().map(key -> node.count(key).orElseThrow()).toList();
    return Optional.of(
        new Behaviour.SignedRequest(
            secret.ref(),
            node.text("algorithm").orElseThrow(),
            new Behaviour.Headers(headers.get(0), headers.get(1), headers.get(2)),
            Duration.parse(node.text("tolerance").orElseThrow()),
            node.text("event").orElseThrow(),
            deliver.ref(),
            new Behaviour.Statuses(statuses.get(0), statuses.get(1), statuses.get(2)),
            node.line()));
  }

  private void checkRequest(OperationDraft operation) {
    TypeRef headers = new TypeRef(JdkType.MAP.simpleName(), List.of(Role.STRING, Role.STRING));
    roles
        .recordAt(operation.node().at("input"), operation.input(), "the input of a signed request")
        .ifPresent(
            each ->
                roles.checkSome(
                    each,
                    "the request",
                    List.of(Role.of("headers", headers), Role.of("body", Role.STRING))));
  }

  private void checkResponse(OperationDraft operation, SpecNode node) {
    Optional<RecordSpec> response = Outputs.recordOf(operation, roles, "the response");
    response.ifPresent(
        each -> {
          Role correlation = new Role(Role.CORRELATION_ID.name(), Role.STRING, true);
          roles.checkAll(each, "the response", List.of(Role.of("status", Role.INT), correlation));
          Components.field(each, "status").ifPresent(field -> checkStatuses(node, each, field));
        });
  }

  private static void checkStatuses(SpecNode node, RecordSpec response, FieldSpec field) {
    Constraints held = field.constraints();
    for (String key : STATUSES) {
      Optional<BigDecimal> status = node.text(key).map(BigDecimal::new);
      boolean isLess =
          status.isPresent()
              && held.min().filter(min -> status.get().compareTo(min) < 0).isPresent();
      boolean isMore =
          status.isPresent()
              && held.max().filter(max -> status.get().compareTo(max) > 0).isPresent();
      if (isLess || isMore) {
        node.at(key)
            .wrong(
                "'status' of " + response.name() + " can't be " + status.orElseThrow(),
                "correct it, or 'min' and 'max' on line " + field.line());
      }
    }
  }

  private void checkEvent(SpecNode node) {
    Optional<RecordSpec> event = roles.recordNamed(node.at("event"));
    event.ifPresent(
        each ->
            roles.checkAll(
                each,
                "the event",
                List.of(
                    Role.CORRELATION_ID,
                    Role.THREAD_ID,
                    Role.of("receivedAt", Role.INSTANT),
                    Role.of("body", Role.STRING))));
  }

  private static void checkHeaders(SpecNode node) {
    Map<String, String> keys = new HashMap<>();
    for (String key : HEADERS) {
      Optional<String> header = node.text(key);
      String other =
          header.isEmpty() ? null : keys.putIfAbsent(header.get().toLowerCase(Locale.ROOT), key);
      if (other != null) {
        node.at(key).wrong(key + " and " + other + " name the same header", "name another one");
      }
    }
  }
}
