package dev.l9.trace.reader.diff;

import dev.l9.trace.reader.event.EventListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares traces with one of the program before a change. Memory is bounded, whatever the sizes of
 * the traces. Not safe for use by several threads.
 */
public final class TraceComparison {

  private final MethodNames names = new MethodNames();
  private final Noise noise = new Noise();
  private final TraceProfile before;

  /** A trace, which is read several times if there are others to learn the noise from. */
  @FunctionalInterface
  public interface Trace {

    /** Hands over all events, in the order of their ends. */
    void forEach(EventListener listener) throws IOException;
  }

  private TraceComparison(Trace old, List<Trace> others) throws IOException {
    learn(old, others);
    before = profile(old);
    for (Trace other : others) {
      noise.learnCourse(before, profile(other));
    }
  }

  /**
   * Reads the trace of the program before a change.
   *
   * @param others traces of other runs of this program; what differs between them and the old trace
   *     is noise
   */
  public static TraceComparison with(Trace old, List<Trace> others) throws IOException {
    return new TraceComparison(old, others);
  }

  /** Compares another trace with it; this may be done again and again. */
  public TraceDiff compare(Trace now) throws IOException {
    return new ProfileComparison(names, noise, before, profile(now)).diff();
  }

  /** What varies has to be known before the traces are read: it is left out of all hashes. */
  private void learn(Trace old, List<Trace> others) throws IOException {
    if (!others.isEmpty()) {
      TraceProfile first = profile(old);
      List<TraceProfile> profiles = new ArrayList<>();
      for (Trace other : others) {
        profiles.add(profile(other));
      }
      profiles.forEach(other -> noise.learnValues(first, other, names.size()));
    }
  }

  private TraceProfile profile(Trace trace) throws IOException {
    TraceProfile profile = new TraceProfile(names, noise);
    trace.forEach(profile);
    return profile;
  }
}
