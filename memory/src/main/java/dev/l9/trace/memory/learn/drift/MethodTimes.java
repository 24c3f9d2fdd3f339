package dev.l9.trace.memory.learn.drift;

import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.Learner;
import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.memory.learn.Sample.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The times of one method in each revision, of executions that succeeded. */
final class MethodTimes implements Learner {

  private static final int MOST_REVISIONS = 4;

  private final Map<String, RevisionTimes> revisions = new LinkedHashMap<>();
  private Place place = new Place("", "", "");

  @Override
  public void see(Sample sample) {
    String code = sample.origin().code();
    if (code.isEmpty() || !sample.isSuccess()) {
      return;
    }
    place = sample.place();
    RevisionTimes times = revisions.get(code);
    if (times == null) {
      times = new RevisionTimes(code);
      revisions.put(code, times);
      forgetOldest();
    }
    times.add(sample);
  }

  private void forgetOldest() {
    if (revisions.size() > MOST_REVISIONS) {
      revisions.remove(revisions.keySet().iterator().next());
    }
  }

  /** Nothing: {@link TimeDrifts} tells of all methods. */
  @Override
  public List<Finding> findings() {
    return List.of();
  }

  Place place() {
    return place;
  }

  /** Those that are kept, in the order of their first executions. */
  List<RevisionTimes> revisions() {
    return new ArrayList<>(revisions.values());
  }

  @Nullable RevisionTimes revision(String code) {
    return revisions.get(code);
  }
}
