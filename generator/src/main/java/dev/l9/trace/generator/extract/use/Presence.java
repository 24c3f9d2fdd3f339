package dev.l9.trace.generator.extract.use;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import java.util.Optional;
import java.util.Set;

/**
 * What a condition asks.
 *
 * @param call the call that gives the answer
 * @param isWhenTrue whether the condition holds where the answer is that something is there
 */
record Presence(MethodInvocationTree call, boolean isWhenTrue) {

  /** Calls of an answer that say whether there is one. */
  private static final Set<String> PRESENT = Set.of("isPresent");

  private static final Set<String> ABSENT = Set.of("isEmpty");

  /** What a condition asks; empty if it doesn't ask whether something is there. */
  static Optional<Presence> of(Tree condition, VariableTypes variables) {
    if (condition instanceof ParenthesizedTree nested) {
      return of(nested.getExpression(), variables);
    }
    if (condition instanceof UnaryTree not && not.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
      return of(not.getExpression(), variables).map(Presence::negated);
    }
    if (condition instanceof BinaryTree binary) {
      return ofBinary(binary, variables);
    }
    if (condition instanceof InstanceOfTree test) {
      return asked(test.getExpression(), variables).map(call -> new Presence(call, true));
    }
    if (condition instanceof ExpressionTree expression) {
      return ofAnswer(expression, variables);
    }
    return Optional.empty();
  }

  private Presence negated() {
    return new Presence(call, !isWhenTrue);
  }

  private static Optional<Presence> ofBinary(BinaryTree binary, VariableTypes variables) {
    boolean isEqual = binary.getKind() == Tree.Kind.EQUAL_TO;
    if (isEqual || binary.getKind() == Tree.Kind.NOT_EQUAL_TO) {
      boolean isNullLeft = binary.getLeftOperand().getKind() == Tree.Kind.NULL_LITERAL;
      ExpressionTree other = isNullLeft ? binary.getRightOperand() : binary.getLeftOperand();
      boolean isNull = isNullLeft || binary.getRightOperand().getKind() == Tree.Kind.NULL_LITERAL;
      return isNull
          ? asked(other, variables).map(call -> new Presence(call, !isEqual))
          : Optional.empty();
    }
    // Of several conditions, the first one that asks counts.
    Optional<Presence> left = of(binary.getLeftOperand(), variables);
    return left.isPresent() ? left : of(binary.getRightOperand(), variables);
  }

  private static Optional<Presence> ofAnswer(ExpressionTree expression, VariableTypes variables) {
    if (expression instanceof MethodInvocationTree call
        && call.getArguments().isEmpty()
        && call.getMethodSelect() instanceof MemberSelectTree member) {
      String name = member.getIdentifier().toString();
      if (PRESENT.contains(name) || ABSENT.contains(name)) {
        boolean isWhenTrue = PRESENT.contains(name);
        return asked(member.getExpression(), variables)
            .map(asked -> new Presence(asked, isWhenTrue));
      }
    }
    // A set says whether it didn't have what is added.
    return asked(expression, variables)
        .map(call -> new Presence(call, !ToolFieldReader.methodName(call).equals("add")));
  }

  /** The call that gave a value; that of a variable, where it was declared. */
  private static Optional<MethodInvocationTree> asked(
      ExpressionTree expression, VariableTypes variables) {
    if (expression instanceof ParenthesizedTree nested) {
      return asked(nested.getExpression(), variables);
    }
    if (expression instanceof MethodInvocationTree call) {
      return Optional.of(call);
    }
    return variables
        .initial(expression)
        .filter(MethodInvocationTree.class::isInstance)
        .map(MethodInvocationTree.class::cast);
  }
}
