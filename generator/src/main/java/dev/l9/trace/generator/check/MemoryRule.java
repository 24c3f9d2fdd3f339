package dev.l9.trace.generator.check;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds fields whose collection gets elements and never loses one. A test ends before that matters.
 */
final class MemoryRule extends SourceRule {

  private static final Pattern COLLECTION =
      Pattern.compile(".*(?:Map|Set|List|Deque|Queue|Collection)");
  private static final Set<String> GROWS =
      Set.of(
          "put",
          "putIfAbsent",
          "computeIfAbsent",
          "compute",
          "merge",
          "add",
          "addLast",
          "addFirst",
          "addAll",
          "putAll",
          "offer",
          "push");
  private static final Pattern SHRINKS =
      Pattern.compile("remove.*|clear|poll.*|pop|take|drainTo|iterator|retainAll");

  MemoryRule(GeneratedSource source, Declared declared, List<Finding> findings) {
    super(source, declared, findings);
  }

  @Override
  void check() {
    if (!source.isTest()) {
      super.check();
    }
  }

  @Override
  public Void visitClass(ClassTree type, Void nothing) {
    for (Tree member : type.getMembers()) {
      if (member instanceof VariableTree field
          && type.getKind() != Tree.Kind.RECORD
          && COLLECTION.matcher(TypeTrees.simpleName(field.getType())).matches()) {
        checkField(type, field);
      }
    }
    return super.visitClass(type, null);
  }

  private void checkField(ClassTree type, VariableTree field) {
    Use use = new Use(field.getName().toString());
    type.accept(use, null);
    if (use.grows && !use.shrinks) {
      report(
          ForbiddenPattern.UNBOUNDED_MEMORY,
          field,
          "The field `" + field.getName() + "` only grows; bound it, and have entries expire.");
    }
  }

  private static final class Use extends TreeScanner<Void, Void> {
    private final String field;
    private boolean grows;
    private boolean shrinks;

    Use(String field) {
      this.field = field;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
      if (call.getMethodSelect() instanceof MemberSelectTree select && isOn(select)) {
        grows |= GROWS.contains(called(call));
        shrinks |= SHRINKS.matcher(called(call)).matches();
      }
      return super.visitMethodInvocation(call, null);
    }

    /** On the field itself, or on its entries, keys or values. */
    private boolean isOn(MemberSelectTree select) {
      Tree on = select.getExpression();
      while (on instanceof MethodInvocationTree view
          && view.getArguments().isEmpty()
          && view.getMethodSelect() instanceof MemberSelectTree inner) {
        on = inner.getExpression();
      }
      return (on instanceof IdentifierTree name && name.getName().contentEquals(field))
          || (on instanceof MemberSelectTree own && own.toString().equals("this." + field));
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      shrinks |= method.getName().contentEquals("removeEldestEntry");
      return super.visitMethod(method, null);
    }
  }
}
