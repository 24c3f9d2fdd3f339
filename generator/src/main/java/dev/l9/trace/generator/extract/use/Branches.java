package dev.l9.trace.generator.extract.use;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the branches of an {@code if} lead. */
final class Branches {

  private static final Set<Tree.Kind> LEAVES =
      Set.of(Tree.Kind.RETURN, Tree.Kind.CONTINUE, Tree.Kind.BREAK, Tree.Kind.YIELD);

  private Branches() {}

  /**
   * Whether work is left undone where something is there: that branch leaves the work, or the work
   * is in the other branch. To throw is to refuse a call, and not to answer it again: registries do
   * that.
   *
   * @param isRecorded whether the condition also records what it asks for; then a branch that
   *     leaves may have worked before
   */
  static boolean skipWork(IfTree tree, boolean isThereWhenTrue, boolean isRecorded) {
    StatementTree there = isThereWhenTrue ? tree.getThenStatement() : tree.getElseStatement();
    StatementTree missing = isThereWhenTrue ? tree.getElseStatement() : tree.getThenStatement();
    if (there != null && !isEmpty(there)) {
      return leaves(there);
    }
    return missing != null
        && !isEmpty(missing)
        && !isThrow(last(missing))
        && (isRecorded || !leaves(missing));
  }

  private static boolean leaves(StatementTree branch) {
    StatementTree last = last(branch);
    return last != null && LEAVES.contains(last.getKind());
  }

  private static boolean isThrow(@Nullable StatementTree statement) {
    return statement instanceof ThrowTree;
  }

  private static boolean isEmpty(StatementTree branch) {
    return branch instanceof BlockTree block && block.getStatements().isEmpty();
  }

  private static @Nullable StatementTree last(StatementTree branch) {
    if (!(branch instanceof BlockTree block)) {
      return branch;
    }
    int size = block.getStatements().size();
    return size == 0 ? null : last(block.getStatements().get(size - 1));
  }
}
