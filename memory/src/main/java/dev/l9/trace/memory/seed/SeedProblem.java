package dev.l9.trace.memory.seed;

/**
 * Something that is wrong with a pack.
 *
 * @param line from 1 on
 * @param message what is wrong, and what to do
 */
public record SeedProblem(String file, int line, String message) {

  /** As {@code team.yaml:3: the entry has no 'source' …}. */
  @Override
  public String toString() {
    return file + ":" + line + ": " + message;
  }
}
