package dev.l9.trace.memory.lineage;

import java.util.List;

/**
 * An execution, and what it called.
 *
 * @param children in the order of their times
 * @param leftOut how many executions it called that aren't listed
 * @param isLeftOutMore whether there are more of them than were counted
 * @param isRepeated whether it was listed before: the data are damaged, and its children aren't
 *     listed again
 */
public record CallTree(
    Call call, List<CallTree> children, long leftOut, boolean isLeftOutMore, boolean isRepeated) {
  public CallTree {
    children = List.copyOf(children);
  }
}
