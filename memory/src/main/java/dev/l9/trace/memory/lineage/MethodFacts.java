package dev.l9.trace.memory.lineage;

import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.ScoredPacket;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.words.CodeWords;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The facts of a method: what was counted of it in each revision. */
final class MethodFacts {

  /** Of so many facts, the latest. */
  private static final int MOST = 1000;

  private final List<Fact> methods = new ArrayList<>();
  private final List<Fact> failures = new ArrayList<>();

  /** One fact. Texts are empty, and numbers zero, where it doesn't have them. */
  record Fact(Packet packet, Map<String, CapturedValue> values) {

    String text(String key) {
      return values.get(key) instanceof Text text ? text.value() : "";
    }

    /** A text of the latest execution that it tells of. */
    String latest(String key) {
      return values.get("latest") instanceof Fields latest
              && latest.values().get(key) instanceof Text text
          ? text.value()
          : "";
    }

    long number(String key) {
      return values.get(key) instanceof Num num ? num.value().longValue() : 0;
    }

    double decimal(String key) {
      return values.get(key) instanceof Num num ? num.value().doubleValue() : 0;
    }
  }

  private MethodFacts() {}

  static MethodFacts of(PacketStore store, String method) throws StoreException {
    MethodFacts facts = new MethodFacts();
    PacketFilter filter =
        PacketFilter.CURRENT.ofTypes(Set.of(PacketType.PATTERN)).in(Set.of(), Set.of(method));
    for (ScoredPacket found : store.withKeys(Set.of(CodeWords.small(method)), filter, MOST)) {
      Fact fact = new Fact(found.packet(), found.packet().payload().values());
      switch (fact.text("fact")) {
        case "method" -> facts.methods.add(fact);
        case "failure" -> facts.failures.add(fact);
        default -> {
          // It tells something else of the method.
        }
      }
    }
    return facts;
  }

  /** Those of the method as a whole, the latest first. */
  List<Fact> methods() {
    return methods;
  }

  /** Those of errors that began in it, the latest first. */
  List<Fact> failures() {
    return failures;
  }

  /** Whether there may be more than are here. */
  boolean isCut() {
    return methods.size() + failures.size() == MOST;
  }

  /** The one of a revision; null if there is none. */
  @Nullable Fact method(String revision) {
    return methods.stream()
        .filter(fact -> fact.text("revision").equals(revision))
        .findFirst()
        .orElse(null);
  }

  long failures(String error, String revision) {
    return failures.stream()
        .filter(fact -> fact.text("error").equals(error))
        .filter(fact -> fact.text("revision").equals(revision))
        .mapToLong(fact -> fact.number("count"))
        .sum();
  }
}
