package dev.l9.trace.generator.write;

import dev.l9.trace.generator.write.Obstacle.Kind;
import java.util.List;

/**
 * What is to become of the files of a module.
 *
 * @param files in the order of the generator
 * @param obstacles why they can't be written
 * @param notes what the user should know, a clause each; usually nothing
 */
public record ModulePlan(List<PlannedFile> files, List<Obstacle> obstacles, List<String> notes) {

  public ModulePlan {
    files = List.copyOf(files);
    obstacles = List.copyOf(obstacles);
    notes = List.copyOf(notes);
  }

  /** Whether they can be written. */
  public boolean isWritable(OnConflict onConflict) {
    return obstacles.stream()
        .allMatch(one -> one.kind() == Kind.CONFLICT && onConflict == OnConflict.MARK);
  }

  /** What is done where both sides have changed the same lines. */
  public enum OnConflict {
    /** Nothing is written. */
    STOP,
    /** Both texts are written, between git's marks. */
    MARK
  }
}
