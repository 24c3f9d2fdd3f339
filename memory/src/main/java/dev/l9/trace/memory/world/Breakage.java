package dev.l9.trace.memory.world;

import dev.l9.trace.memory.learn.Sample;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that held in earlier runs, and doesn't in the run that was checked. Immutable.
 *
 * @param says the invariant, or the type of the exception that is new
 * @param before what it rests on
 * @param now how the run breaks it
 * @param role whether it is where the trouble begins
 * @param examples the first executions that break it, those with nothing broken below them first
 */
public record Breakage(
    Kind kind,
    Sample.Place place,
    String says,
    Before before,
    Now now,
    Role role,
    List<Example> examples) {

  public Breakage {
    examples = List.copyOf(examples);
  }

  /** What broke. */
  public enum Kind {
    /** An invariant was violated. */
    INVARIANT,
    /** An exception of a type that hadn't begun in this method. */
    NEW_FAILURE
  }

  /** Where in the trouble it is. */
  public enum Role {
    /** The method did something else than before, and nothing broke below it. */
    ORIGIN,
    /** The method was called with other arguments than before, and nothing broke below it. */
    ARGUMENTS,
    /** Something broke in what each of these executions called. */
    FOLLOWS
  }

  /**
   * What is known of earlier runs.
   *
   * @param confidence that it is no accident, from 0 to 1
   * @param supporting how many executions support it
   */
  public record Before(double confidence, long supporting) {}

  /**
   * What was seen in the run.
   *
   * @param broken how many executions break it
   * @param checked of how many that could
   */
  public record Now(long broken, long checked) {}

  /**
   * One execution.
   *
   * @param values what it is about: the invariant's variables, or all arguments, as short texts
   * @param failure {@code Type: message}; null if it was a success
   */
  public record Example(
      String traceId, Instant start, Map<String, String> values, @Nullable String failure) {

    public Example {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }
}
