package dev.l9.trace.generator.merge;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.DiffAlgorithmListener;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.List;

/**
 * What one side has made of the base, one edit after the other, as they are taken. Not thread-safe.
 */
final class Edits {

  private static final DiffAlgorithmListener NOBODY =
      new DiffAlgorithmListener() {
        @Override
        public void diffStart() {}

        @Override
        public void diffStep(int value, int max) {}

        @Override
        public void diffEnd() {}
      };

  private final List<Change> changes;
  private int next;

  /** By how much a line of the side is behind that line of the base, where all is equal. */
  private int shift;

  /** The edits that make this side of the base. */
  Edits(List<String> base, List<String> side) {
    this.changes = new MyersDiffWithLinearSpace<String>().computeDiff(base, side, NOBODY);
  }

  /** The line of the base where the next edit begins; behind all lines if there is none. */
  int begin() {
    return next < changes.size() ? changes.get(next).startOriginal : Integer.MAX_VALUE;
  }

  /** Takes the next edit, and returns the line of the base behind it. */
  int take() {
    Change change = changes.get(next++);
    int from = change.endOriginal - change.startOriginal;
    int to = change.endRevised - change.startRevised;
    shift += to - from;
    return change.endOriginal;
  }

  /** The line of the side that is this one of the base, behind all edits that were taken. */
  int of(int line) {
    return line + shift;
  }
}
