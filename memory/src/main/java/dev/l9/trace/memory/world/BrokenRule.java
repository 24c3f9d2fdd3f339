package dev.l9.trace.memory.world;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.memory.learn.invariant.Invariant;
import dev.l9.trace.memory.learn.invariant.LearntInvariant;
import dev.l9.trace.memory.learn.invariant.ViolationText;
import dev.l9.trace.memory.learn.value.Values;
import dev.l9.trace.memory.world.Breakage.Role;
import dev.l9.trace.model.CapturedValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts how a run breaks one expectation. Not safe for use by several threads. */
final class BrokenRule {

  /** Of so many executions it is kept which calls led to them. */
  private static final int MOST_CALLS = 1000;

  private static final int MOST_EXAMPLES = 3;
  private static final int MOST_CHARACTERS = 100;

  private final Breakage.Kind kind;
  private final Sample.Place place;
  private final String says;
  private final Breakage.Before before;
  private final @Nullable Invariant invariant;
  private final List<Seen> seen = new ArrayList<>();
  private long broken;
  private long checked;

  /** An execution that breaks it. Of the first ones the values are kept. */
  private record Seen(OpenCalls.Call call, Instant start, Breakage.@Nullable Example example) {}

  private BrokenRule(
      Breakage.Kind kind,
      Sample.Place place,
      String says,
      Breakage.Before before,
      @Nullable Invariant invariant) {
    this.kind = kind;
    this.place = place;
    this.says = says;
    this.before = before;
    this.invariant = invariant;
  }

  static BrokenRule invariant(Sample sample, LearntInvariant rule) {
    return new BrokenRule(
        Breakage.Kind.INVARIANT,
        sample.place(),
        rule.invariant().text(),
        new Breakage.Before(rule.confidence(), rule.executions()),
        rule.invariant());
  }

  /**
   * @param executions how many there were before, of which none failed so
   */
  static BrokenRule failure(Sample sample, long executions) {
    Sample.@Nullable Failure failure = sample.failure();
    return new BrokenRule(
        Breakage.Kind.NEW_FAILURE,
        sample.place(),
        failure == null ? "" : failure.error(),
        new Breakage.Before((executions + 1.0) / (executions + 2.0), executions),
        null);
  }

  /**
   * @param call the execution if it breaks the expectation; null if it doesn't
   */
  void see(OpenCalls.@Nullable Call call, Sample sample) {
    checked++;
    if (call == null) {
      return;
    }
    broken++;
    call.breaks();
    if (seen.size() < MOST_CALLS) {
      boolean isShown = seen.size() < MOST_EXAMPLES || isFirstOwn(call);
      seen.add(new Seen(call, sample.start(), isShown ? example(sample) : null));
    }
  }

  /** Whether nothing is broken below it yet, and few such executions are kept. */
  private boolean isFirstOwn(OpenCalls.Call call) {
    return !call.isBrokenBelow()
        && seen.stream().filter(each -> each.example != null).count() < 10 * MOST_EXAMPLES;
  }

  private Breakage.Example example(Sample sample) {
    Sample.@Nullable Failure failure = sample.failure();
    return new Breakage.Example(
        sample.origin().traceId(),
        sample.start(),
        values(sample),
        failure == null
            ? null
            : failure.error() + (failure.message().isEmpty() ? "" : ": " + failure.message()));
  }

  private Map<String, String> values(Sample sample) {
    if (invariant != null) {
      return ViolationText.texts(invariant, Values.of(sample));
    }
    Map<String, String> values = new LinkedHashMap<>();
    sample.inputs().forEach((name, value) -> values.put(name, cut(value)));
    return values;
  }

  private static String cut(CapturedValue value) {
    String text = JsonBytes.unescaped().value(value).toString();
    int end = Math.min(text.length(), MOST_CHARACTERS);
    return end > 0 && Character.isHighSurrogate(text.charAt(end - 1))
        ? text.substring(0, end - 1)
        : text.substring(0, end);
  }

  private Role role() {
    if (seen.stream().allMatch(each -> each.call.isBrokenBelow())) {
      return Role.FOLLOWS;
    }
    return invariant == null || invariant.isOfResult() ? Role.ORIGIN : Role.ARGUMENTS;
  }

  private Instant first() {
    return seen.get(0).start;
  }

  private Breakage breakage(long executions) {
    List<Breakage.Example> examples = new ArrayList<>();
    seen.stream()
        .filter(each -> each.example != null)
        .sorted(Comparator.comparing((Seen each) -> each.call.isBrokenBelow()))
        .limit(MOST_EXAMPLES)
        .forEach(each -> examples.add(each.example));
    long all = kind == Breakage.Kind.NEW_FAILURE ? executions : checked;
    return new Breakage(kind, place, says, before, new Breakage.Now(broken, all), role(), examples);
  }

  /** The origins first, then what broke first; in a method, failures and then the surest. */
  static List<Breakage> ranked(Collection<BrokenRule> all, Map<String, Long> executions) {
    List<BrokenRule> found = all.stream().filter(rule -> rule.broken > 0).toList();
    Map<String, Role> roles = new HashMap<>();
    Map<String, Instant> starts = new HashMap<>();
    for (BrokenRule rule : found) {
      roles.merge(rule.place.method(), rule.role(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
      starts.merge(rule.place.method(), rule.first(), (a, b) -> a.isBefore(b) ? a : b);
    }
    return found.stream()
        .sorted(
            Comparator.comparing((BrokenRule rule) -> roles.get(rule.place.method()))
                .thenComparing(rule -> starts.get(rule.place.method()))
                .thenComparing(rule -> rule.place.method())
                .thenComparing(rule -> rule.kind == Breakage.Kind.NEW_FAILURE ? 0 : 1)
                .thenComparing(BrokenRule::role)
                .thenComparing(rule -> -rule.before.confidence())
                .thenComparing(rule -> rule.says))
        .map(rule -> rule.breakage(executions.getOrDefault(rule.place.method(), 0L)))
        .toList();
  }
}
