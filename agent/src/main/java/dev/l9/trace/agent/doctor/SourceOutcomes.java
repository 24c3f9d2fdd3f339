package dev.l9.trace.agent.doctor;

import java.util.LinkedHashMap;
import java.util.Map;

/** What came of writing blocks, by source. Used by the writer thread only. */
public final class SourceOutcomes {

  /**
   * What came of one.
   *
   * @param file the file; empty where none was found
   * @param isWritten whether its block says how the code ran
   * @param reason why not, or what else is to be known; empty for nothing
   */
  public record Outcome(String file, boolean isWritten, String reason) {}

  private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

  /** Notes what came of a source; the last counts. */
  public void note(String source, Outcome outcome) {
    outcomes.put(source, outcome);
  }

  Map<String, Outcome> all() {
    return outcomes;
  }
}
