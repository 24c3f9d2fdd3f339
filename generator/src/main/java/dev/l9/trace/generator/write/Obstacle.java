package dev.l9.trace.generator.write;

import java.util.List;

/**
 * Why the files of a module aren't written.
 *
 * @param path of the file, relative to the module's folder
 * @param line where in the file it is, from 1 on
 * @param what a clause that says what is in the way
 * @param mine what the file on the disk has there, a line each; none where that doesn't matter
 * @param theirs what the generator makes of it
 * @param fix what the user may do, as an instruction
 * @param kind whether the files can be written all the same
 */
public record Obstacle(
    String path,
    int line,
    String what,
    List<String> mine,
    List<String> theirs,
    String fix,
    Kind kind) {

  public Obstacle {
    mine = List.copyOf(mine);
    theirs = List.copyOf(theirs);
  }

  /** What can be done about it. */
  public enum Kind {
    /** Both sides have changed something: it can be written with both, for the user to choose. */
    CONFLICT,
    /** Nothing can be written. */
    REFUSAL
  }

  static Obstacle refusal(String path, String what, String fix) {
    return new Obstacle(path, 1, what, List.of(), List.of(), fix, Kind.REFUSAL);
  }
}
