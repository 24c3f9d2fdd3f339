package dev.l9.trace.generator.extract.use;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.l9.trace.generator.extract.syntax.TypeRefs;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The types with which variables are declared, and with what they begin: fields of a class, and
 * parameters and variables of the method that is looked at. Types are as the source names them,
 * without packages. Not thread-safe.
 */
final class VariableTypes {

  private final Map<String, VariableTree> fields = new HashMap<>();
  private final Map<String, VariableTree> locals = new HashMap<>();

  /** Knows the fields of a class. */
  VariableTypes(ClassTree type) {
    for (Tree member : type.getMembers()) {
      if (member instanceof VariableTree field) {
        fields.put(field.getName().toString(), field);
      }
    }
  }

  /** Forgets the variables of the method before. */
  void beginMethod() {
    locals.clear();
  }

  /** Remembers a parameter or a variable. */
  void see(VariableTree variable) {
    locals.put(variable.getName().toString(), variable);
  }

  /** The simple name of the type of a field; empty if the expression is none. */
  Optional<String> fieldType(ExpressionTree expression) {
    if (expression instanceof MemberSelectTree member
        && member.getExpression().toString().equals("this")) {
      return type(fields.get(member.getIdentifier().toString()));
    }
    String name = expression.toString();
    return locals.containsKey(name) ? Optional.empty() : type(fields.get(name));
  }

  /** The simple name of the type of a field, parameter or variable. */
  Optional<String> type(ExpressionTree expression) {
    Optional<String> local = type(locals.get(expression.toString()));
    return local.isPresent() ? local : fieldType(expression);
  }

  /** What a local variable was given where it was declared. */
  Optional<ExpressionTree> initial(ExpressionTree expression) {
    VariableTree local = locals.get(expression.toString());
    return local == null ? Optional.empty() : Optional.ofNullable(local.getInitializer());
  }

  private static Optional<String> type(@Nullable VariableTree variable) {
    // The type of a lambda's parameter needn't be declared.
    if (variable == null || variable.getType() == null) {
      return Optional.empty();
    }
    String name = TypeRefs.name(variable.getType());
    return Optional.of(name.substring(name.lastIndexOf('.') + 1));
  }

  /** The variable with which a chain of calls begins; empty if it begins with something else. */
  static Optional<ExpressionTree> root(Tree expression) {
    if (expression instanceof IdentifierTree variable) {
      return Optional.of(variable);
    }
    if (expression instanceof MethodInvocationTree call) {
      return root(call.getMethodSelect());
    }
    if (expression instanceof MemberSelectTree member) {
      return member.getExpression().toString().equals("this")
          ? Optional.of(member)
          : root(member.getExpression());
    }
    return Optional.empty();
  }
}
