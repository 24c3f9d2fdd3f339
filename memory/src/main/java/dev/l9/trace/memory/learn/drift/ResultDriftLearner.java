package dev.l9.trace.memory.learn.drift;

import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.Learner;
import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.memory.learn.Sample.Place;
import dev.l9.trace.reader.stable.StableValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Learns where results for equal inputs differ between two revisions that follow each other. An
 * exception is a result, too. Values are compared as {@code l9 diff} does: see {@link
 * ComparedCall}.
 *
 * <p>An input counts as changed if each of its results came more than once in both revisions (in
 * more than one run, where the revision has several), and none came in both. Of a method that has
 * returned several results for one input within one of the two revisions, nothing is said, unless
 * all inputs that both have are changed: it has a state, or isn't deterministic.
 *
 * <p>The confidence is the product of (n + 1) / (n + 2) for both revisions, where n is the number
 * of runs in which the results came: Laplace's rule of succession, that the next run gives the
 * same.
 *
 * <p>It keeps the latest four revisions, and 500 inputs of each; if there were more, a sample.
 */
public final class ResultDriftLearner implements Learner {

  private static final int MOST_REVISIONS = 4;

  private final Map<String, RevisionResults> revisions = new LinkedHashMap<>();
  private final StableValue values = new StableValue(0);
  private @Nullable Place place;

  @Override
  public void see(Sample sample) {
    String code = sample.origin().code();
    ComparedCall call = code.isEmpty() ? null : ComparedCall.of(sample, values);
    if (call == null) {
      return;
    }
    place = sample.place();
    revisions.computeIfAbsent(code, RevisionResults::new).add(call, sample);
    if (revisions.size() > MOST_REVISIONS) {
      revisions.remove(revisions.keySet().iterator().next());
    }
  }

  @Override
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    List<RevisionResults> all = new ArrayList<>(revisions.values());
    for (int i = 1; i < all.size(); i++) {
      ResultChange change = ResultChange.between(all.get(i - 1), all.get(i));
      if (place != null && change.isDrift()) {
        findings.add(change.finding(place));
      }
    }
    findings.sort(
        Comparator.comparingDouble(Finding::confidence).reversed().thenComparing(Finding::subject));
    return findings;
  }
}
