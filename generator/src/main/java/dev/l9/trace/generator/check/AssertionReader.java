package dev.l9.trace.generator.check;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads what the assertions of one test look at, those in methods of the same class that it calls
 * too.
 */
final class AssertionReader extends TreeScanner<Void, Void> {

  private static final Pattern ASSERTION = Pattern.compile("assert[A-Z]\\w*");
  private static final Pattern EQUALITY =
      Pattern.compile("assert(?:Not)?(?:Equals|Same)|assert(?:Iterable|Array)Equals|assertThat");

  private final Map<String, MethodTree> helpers = new HashMap<>();
  private final Map<String, String> variables = new HashMap<>();
  private final Set<MethodTree> read = new HashSet<>();
  private final SortedSet<String> asserted = new TreeSet<>();
  private final SortedSet<String> statuses = new TreeSet<>();
  private int count;

  /**
   * Reads tests of the last of these classes.
   *
   * @param types from the outermost to that of the test
   */
  AssertionReader(List<ClassTree> types) {
    for (ClassTree type : types) {
      for (Tree member : type.getMembers()) {
        if (member instanceof MethodTree method) {
          helpers.put(method.getName().toString(), method);
        } else if (member instanceof VariableTree field) {
          visitVariable(field, null);
        }
      }
    }
  }

  SortedSet<String> asserted() {
    return asserted;
  }

  SortedSet<String> statuses() {
    return statuses;
  }

  int count() {
    return count;
  }

  void read(MethodTree method) {
    if (read.add(method)) {
      scan(method.getParameters(), null);
      scan(method.getBody(), null);
    }
  }

  @Override
  public Void visitVariable(VariableTree variable, Void nothing) {
    variables.put(variable.getName().toString(), TypeTrees.simpleName(variable.getType()));
    return super.visitVariable(variable, null);
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
    String name = SourceRule.called(call);
    MethodTree helper = SourceRule.receiver(call).isEmpty() ? helpers.get(name) : null;
    if (helper != null) {
      read(helper);
    } else if (ASSERTION.matcher(name).matches()) {
      count++;
      readAssertion(call, EQUALITY.matcher(name).matches());
    }
    return super.visitMethodInvocation(call, null);
  }

  private void readAssertion(MethodInvocationTree call, boolean isEquality) {
    AssertedParts parts = new AssertedParts(variables, helpers, isEquality);
    call.getArguments().forEach(parts::look);
    asserted.addAll(parts.asserted());
    statuses.addAll(parts.statuses());
  }

  @Override
  public Void visitClass(ClassTree type, Void nothing) {
    return null; // What a stand-in asserts isn't said by the test.
  }
}
