package dev.l9.trace.tools.git;

import dev.l9.trace.git.Checkout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What git has told us in environment variables, such as in a hook, for the commands of git that we
 * run in a certain folder. Git takes the folder in which it runs for the top of the checkout where
 * {@code GIT_DIR} is set, and {@code GIT_WORK_TREE} isn't.
 */
final class GitEnvironment {

  private static final String GIT_DIR = "GIT_DIR";
  private static final String WORK_TREE = "GIT_WORK_TREE";
  private static final String INDEX = "GIT_INDEX_FILE";

  /** The variables that say which repository is meant. */
  private static final List<String> REPOSITORY =
      List.of(
          GIT_DIR,
          WORK_TREE,
          INDEX,
          "GIT_COMMON_DIR",
          "GIT_PREFIX",
          "GIT_OBJECT_DIRECTORY",
          "GIT_ALTERNATE_OBJECT_DIRECTORIES");

  private GitEnvironment() {}

  /**
   * Adapts the variables. Those that are about another repository than the folder's are taken away.
   *
   * @param variables as git has set them for a program in the folder {@code working}
   * @param folder in which git is to run
   */
  static void adapt(Map<String, String> variables, Path working, Path folder) throws IOException {
    if (!variables.containsKey(GIT_DIR) && !variables.containsKey(INDEX)) {
      return;
    }
    Path tree = tree(variables, working.toRealPath());
    Path target = folder.toRealPath();
    Checkout own = Checkout.of(target);
    boolean isOther = own != null && !own.top().equals(tree);
    if (tree == null || isOther || !target.startsWith(tree)) {
      variables.keySet().removeAll(REPOSITORY);
    } else if (variables.containsKey(GIT_DIR)) {
      variables.put(GIT_DIR, working.toRealPath().resolve(variables.get(GIT_DIR)).toString());
      variables.put(WORK_TREE, tree.toString());
    }
  }

  /** The top of the checkout that git means. */
  private static @Nullable Path tree(Map<String, String> variables, Path working)
      throws IOException {
    String tree = variables.get(WORK_TREE);
    if (tree != null) {
      return working.resolve(tree).toRealPath();
    }
    if (variables.containsKey(GIT_DIR)) {
      return working;
    }
    Checkout checkout = Checkout.of(working);
    return checkout == null ? null : checkout.top();
  }
}
