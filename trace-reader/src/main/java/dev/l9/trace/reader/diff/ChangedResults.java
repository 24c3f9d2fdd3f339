package dev.l9.trace.reader.diff;

import dev.l9.trace.reader.diff.ResultTable.Results;
import dev.l9.trace.reader.diff.TraceDiff.ChangedResult;
import dev.l9.trace.reader.diff.ValueTexts.Shown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds results that are others for equal inputs. A method that had several results for equal
 * inputs in the old trace has a state that inputs don't show, or isn't deterministic. Then an input
 * is compared only if none of its old results is among the new ones, and each old one came more
 * than once: then by Good's estimate (1953) no result is left that was never seen. Where the trees
 * of both traces could be laid over each other, they say more, and what they say is added.
 */
final class ChangedResults {

  private static final int MAX_RESULTS = 1_000;
  private static final int WIDTH = 100;
  private static final int SURE = 3;

  private final MethodNames names;
  private final Noise noise;
  private final TraceProfile before;
  private final TraceProfile after;
  private final Map<Key, Pair> changed = new LinkedHashMap<>();

  private record Key(int method, long input) {}

  /**
   * Two results.
   *
   * @param oldId the trace id of an execution that had the old one
   */
  private record Pair(long old, long now, String oldId) {}

  ChangedResults(MethodNames names, Noise noise, TraceProfile before, TraceProfile after) {
    this.names = names;
    this.noise = noise;
    this.before = before;
    this.after = after;
    for (int method = 0; method < names.size(); method++) {
      MethodProfile old = before.method(method);
      MethodProfile now = after.method(method);
      if (old != null && now != null && !noise.hasVaryingResults(method)) {
        add(method, old.results(), now.results());
      }
    }
  }

  private void add(int method, ResultTable old, ResultTable now) {
    boolean isAmbiguous = old.isAmbiguous();
    old.byInput()
        .forEach(
            (input, results) -> {
              Results others = now.byInput().get(input);
              if (others != null && isChanged(results, others, isAmbiguous)) {
                add(
                    new Key(method, input),
                    results.resultNotIn(others),
                    others.resultNotIn(results),
                    "");
              }
            });
  }

  private static boolean isChanged(Results old, Results now, boolean isAmbiguous) {
    if (isAmbiguous) {
      return old.isClosed() && old.isDisjointFrom(now);
    }
    return !now.has(old.first()) || (!now.isOne() && old.calls() >= SURE);
  }

  private void add(Key key, long old, long now, String oldId) {
    long hidden = CallNode.REDACTED.unordered();
    if (old == hidden || now == hidden) {
      return;
    }
    if (changed.size() < MAX_RESULTS && !noise.hasVaryingCourse(key.method)) {
      String id = before.ids().of(key.method, key.input, old);
      changed.putIfAbsent(key, new Pair(old, now, oldId.isEmpty() ? id : oldId));
    }
  }

  /** Adds what the trees have shown. */
  void addAll(List<Divergence> divergences) {
    for (Divergence one : divergences) {
      if (one.isOfResult()) {
        add(
            new Key(one.method(), one.after().input().unordered()),
            one.before().result().unordered(),
            one.after().result().unordered(),
            before.ids().of(one.before()));
      }
    }
  }

  /** The methods whose results are others. */
  Set<Integer> methods() {
    Set<Integer> methods = new TreeSet<>();
    changed.keySet().forEach(key -> methods.add(key.method));
    return methods;
  }

  /** The results, sorted by method and input. */
  List<ChangedResult> list() {
    List<ChangedResult> list = new ArrayList<>();
    changed.forEach(
        (key, pair) -> {
          Shown input = after.texts().get(key.input);
          String[] results = texts(before.texts().get(pair.old), after.texts().get(pair.now));
          list.add(
              new ChangedResult(
                  names.name(key.method), input.summary(), results[0], results[1], pair.oldId));
        });
    list.sort(Comparator.comparing(ChangedResult::method).thenComparing(ChangedResult::input));
    return list;
  }

  /** Shows both so that the difference is seen, if it is within what is kept of them. */
  static String[] texts(Shown old, Shown now) {
    if (!old.summary().equals(now.summary())) {
      return new String[] {old.summary(), now.summary()};
    }
    String one = old.whole();
    String other = now.whole();
    int from = 0;
    while (from < Math.min(one.length(), other.length())
        && one.charAt(from) == other.charAt(from)) {
      from++;
    }
    return new String[] {window(one, from), window(other, from)};
  }

  private static String window(String text, int around) {
    int from = Math.max(0, around - WIDTH / 3);
    int to = Math.min(text.length(), from + WIDTH);
    return (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "");
  }
}
