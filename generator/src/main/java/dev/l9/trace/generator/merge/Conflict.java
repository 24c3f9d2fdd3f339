package dev.l9.trace.generator.merge;

import java.util.List;

/**
 * A place that both sides have changed, each in its way. The texts are those of UTF-8.
 *
 * @param line where in the person's file it begins, from 1 on
 * @param mine what the person has made of it, a line each; none where the person has deleted it
 * @param theirs what the generator makes of it
 */
public record Conflict(int line, List<String> mine, List<String> theirs) {

  public Conflict {
    mine = List.copyOf(mine);
    theirs = List.copyOf(theirs);
  }
}
