package dev.l9.trace.agent.doctor;

import java.util.LinkedHashMap;
import java.util.Map;

/** The results of writing blocks, by source. Used by the writer thread only. */
public final class SourceOutcomes {

  /**
   * The result for one source.
   *
   * @param file the file; empty if none was found
   * @param isWritten whether the file's block says how the code ran
   * @param reason why the block wasn't written, or what else the user should know; empty if there
   *     is nothing to say
   */
  public record Outcome(String file, boolean isWritten, String reason) {}

  private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

  /** Notes the result for a source; the last one counts. */
  public void note(String source, Outcome outcome) {
    outcomes.put(source, outcome);
  }

  Map<String, Outcome> all() {
    return outcomes;
  }
}
