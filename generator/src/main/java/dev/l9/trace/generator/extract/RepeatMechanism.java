package dev.l9.trace.generator.extract;

import dev.l9.trace.generator.extract.source.Repository;
import dev.l9.trace.generator.extract.use.RepeatCheck;
import dev.l9.trace.generator.extract.use.RepeatCheck.Place;
import dev.l9.trace.generator.module.Blocker;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Determines how the code that uses the spec's types notices repeated calls.
 *
 * <p>It is {@code BOTH} where one class asks in memory and in the substrate. It is unclear where a
 * class asks something of which the repository doesn't say what it is, and where one class asks in
 * memory and another one in the substrate, since nobody knows then which of them the module is
 * like. Without a class that asks it is {@code NONE}.
 */
final class RepeatMechanism {

  private final List<RepeatCheck> checks;
  private final Map<String, Set<Place>> byClass = new LinkedHashMap<>();

  RepeatMechanism(List<RepeatCheck> checks) {
    this.checks = List.copyOf(checks);
    for (RepeatCheck check : checks) {
      byClass.computeIfAbsent(check.type(), type -> new TreeSet<>()).add(check.place());
    }
  }

  /** The mechanism; {@code NONE} also where it is unclear. */
  IdempotencyMechanism mechanism() {
    if (checks.isEmpty() || isUnclear()) {
      return IdempotencyMechanism.NONE;
    }
    boolean isMemory = has(Place.MEMORY);
    if (isMemory && has(Place.SUBSTRATE)) {
      return IdempotencyMechanism.BOTH;
    }
    return isMemory ? IdempotencyMechanism.MEMORY_CACHE : IdempotencyMechanism.SUBSTRATE_LOOKUP;
  }

  private boolean has(Place place) {
    return checks.stream().anyMatch(check -> check.place() == place);
  }

  private boolean isUnclear() {
    boolean isApart = byClass.values().stream().noneMatch(places -> places.size() > 1);
    return has(Place.UNKNOWN) || (isApart && has(Place.MEMORY) && has(Place.SUBSTRATE));
  }

  /** Says that it is unclear, and where. */
  Optional<Blocker> blocker(Repository repository) {
    if (!isUnclear()) {
      return Optional.empty();
    }
    RepeatCheck first =
        checks.stream()
            .filter(one -> one.place() == Place.UNKNOWN)
            .findFirst()
            .orElse(checks.get(0));
    boolean isUnknown = first.place() == Place.UNKNOWN;
    String issue =
        "Idempotency mechanism unclear: "
            + (isUnknown
                ? first.code()
                    + " at "
                    + first.where()
                    + " asks neither a field that is a Map, Set"
                    + " or Cache, nor a store, as far as the repository says"
                : "memory is asked at "
                    + where(Place.MEMORY)
                    + ", and the substrate at "
                    + where(Place.SUBSTRATE));
    String fix =
        isUnknown
            ? "ask a Map, Set or Cache of the class, or a type that is named as a store"
            : "have one class ask both, or ask in one way only";
    return Optional.of(
        new Blocker(
            repository.shown(first.file()),
            first.line(),
            Blocker.Kind.CONTRACT_UNCLEAR,
            issue,
            fix));
  }

  /** Where a place is asked, {@code file:line} each; empty if it isn't. */
  private String where(Place place) {
    return checks.stream()
        .filter(check -> check.place() == place)
        .map(RepeatCheck::where)
        .distinct()
        .limit(3)
        .collect(Collectors.joining(", "));
  }

  /** Where repeated calls are noticed, for reports; empty if they aren't. */
  String where() {
    return checks.stream()
        .map(RepeatCheck::where)
        .distinct()
        .limit(3)
        .collect(Collectors.joining(", "));
  }
}
