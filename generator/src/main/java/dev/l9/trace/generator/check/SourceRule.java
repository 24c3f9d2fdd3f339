package dev.l9.trace.generator.check;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.List;

/** Goes through one file, and finds occurrences of some patterns in it. */
abstract class SourceRule extends TreePathScanner<Void, Void> {

  final GeneratedSource source;
  final Declared declared;
  private final List<Finding> findings;

  SourceRule(GeneratedSource source, Declared declared, List<Finding> findings) {
    this.source = source;
    this.declared = declared;
    this.findings = findings;
  }

  /** Looks at the whole file. */
  void check() {
    scan(source.unit(), null);
  }

  final void report(ForbiddenPattern pattern, Tree tree, String what) {
    report(pattern, source.line(tree), what);
  }

  final void report(ForbiddenPattern pattern, int line, String what) {
    findings.add(new Finding(source.path(), line, pattern.id(), what));
  }

  /** The innermost method or class around what is looked at. */
  final Tree owner() {
    for (TreePath path = parent(); path != null; path = path.getParentPath()) {
      if (path.getLeaf() instanceof MethodTree || path.getLeaf() instanceof ClassTree) {
        return path.getLeaf();
      }
    }
    return source.unit();
  }

  /** What holds the part that is looked at. */
  final TreePath parent() {
    return getCurrentPath().getParentPath();
  }

  /** The name of the method that is called. */
  static String called(MethodInvocationTree call) {
    ExpressionTree method = call.getMethodSelect();
    return method instanceof MemberSelectTree select
        ? select.getIdentifier().toString()
        : method.toString();
  }

  /** On what it is called, as it is written; empty where nothing stands before the method. */
  static String receiver(MethodInvocationTree call) {
    return call.getMethodSelect() instanceof MemberSelectTree select
        ? select.getExpression().toString()
        : "";
  }

  /** The name of a variable, a field or an accessor that an expression is; else an empty one. */
  static String name(ExpressionTree expression) {
    if (expression instanceof ParenthesizedTree inner) {
      return name(inner.getExpression());
    } else if (expression instanceof TypeCastTree cast) {
      return name(cast.getExpression());
    } else if (expression instanceof MethodInvocationTree call && call.getArguments().isEmpty()) {
      return called(call);
    } else if (expression instanceof MemberSelectTree select) {
      return select.getIdentifier().toString();
    }
    return expression instanceof IdentifierTree identifier ? identifier.getName().toString() : "";
  }
}
