package dev.l9.trace.memory.world;

import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.FindingKind;
import dev.l9.trace.memory.learn.Learner;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What learns in one pass over a store.
 *
 * @param ofMethod what makes the learners of a method
 * @param together says at the end what only all methods together show
 * @param kindsOfTogether the kinds of findings that {@code together} has, and no learner alone
 */
public record Learners(
    List<Supplier<Learner>> ofMethod,
    Supplier<List<Finding>> together,
    Set<FindingKind> kindsOfTogether) {

  public Learners {
    ofMethod = List.copyOf(ofMethod);
    kindsOfTogether = Set.copyOf(kindsOfTogether);
  }

  /** Learners each of which sees one method alone. */
  public static Learners of(List<Supplier<Learner>> ofMethod) {
    return new Learners(ofMethod, List::of, Set.of());
  }

  /** The kinds of findings that learners have alone. */
  Set<FindingKind> kindsOfMethod() {
    Set<FindingKind> kinds = EnumSet.allOf(FindingKind.class);
    kinds.removeAll(kindsOfTogether);
    return kinds;
  }
}
