package dev.l9.trace.generator.extract.use;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Finds out by which field an expression names a tool: it is the field itself, its accessor, a
 * variable that was given one of these, or one of several of these. A text that is put together
 * names no tool. Not thread-safe.
 */
final class ToolFieldReader {

  /** Calls that give what they are given, or one of several. */
  private static final Set<String> PASSING =
      Set.of(
          "requireNonNull",
          "requireNonNullElse",
          "requireNonNullElseGet",
          "valueOf",
          "toString",
          "trim",
          "strip",
          "toLowerCase",
          "toUpperCase",
          "intern",
          "ofNullable",
          "of",
          "orElse",
          "orElseGet",
          "orElseThrow",
          "firstNonNull",
          "checkNotNull",
          "defaultIfBlank",
          "defaultIfEmpty");

  private final Map<String, Set<ToolField>> variables = new HashMap<>();

  /** Forgets the variables of the method before. */
  void beginMethod() {
    variables.clear();
  }

  /** Remembers a variable that is given one of the fields. */
  void see(VariableTree variable) {
    if (variable.getInitializer() != null) {
      Set<ToolField> given = of(variable.getInitializer());
      if (!given.isEmpty()) {
        variables.put(variable.getName().toString(), given);
      }
    }
  }

  /** The fields that an expression may be; none if it names no tool. */
  Set<ToolField> of(Tree tree) {
    if (tree instanceof ParenthesizedTree nested) {
      return of(nested.getExpression());
    }
    if (tree instanceof TypeCastTree cast) {
      return of(cast.getExpression());
    }
    if (tree instanceof ConditionalExpressionTree either) {
      return union(of(either.getTrueExpression()), of(either.getFalseExpression()));
    }
    if (tree instanceof IdentifierTree variable) {
      String name = variable.getName().toString();
      return variables.getOrDefault(name, named(name));
    }
    if (tree instanceof MemberSelectTree member) {
      return named(member.getIdentifier().toString());
    }
    if (tree instanceof MemberReferenceTree reference) {
      return named(reference.getName().toString());
    }
    if (tree instanceof LambdaExpressionTree lambda) {
      return lambda.getBodyKind() == LambdaExpressionTree.BodyKind.EXPRESSION
          ? of(lambda.getBody())
          : Set.of();
    }
    return tree instanceof MethodInvocationTree call ? ofCall(call) : Set.of();
  }

  private Set<ToolField> ofCall(MethodInvocationTree call) {
    String name = methodName(call);
    if (call.getArguments().isEmpty() && !named(name).isEmpty()) {
      return named(name);
    }
    Set<ToolField> fields = EnumSet.noneOf(ToolField.class);
    if (PASSING.contains(name)) {
      call.getArguments().forEach(argument -> fields.addAll(of(argument)));
      if (call.getMethodSelect() instanceof MemberSelectTree member) {
        fields.addAll(of(member.getExpression()));
      }
    }
    return fields;
  }

  /** The name of the method that is called. */
  static String methodName(MethodInvocationTree call) {
    ExpressionTree select = call.getMethodSelect();
    return select instanceof MemberSelectTree member
        ? member.getIdentifier().toString()
        : select.toString();
  }

  private static Set<ToolField> named(String name) {
    return ToolField.of(name).map(Set::of).orElse(Set.of());
  }

  private static Set<ToolField> union(Set<ToolField> one, Set<ToolField> other) {
    Set<ToolField> all = EnumSet.noneOf(ToolField.class);
    all.addAll(one);
    all.addAll(other);
    return all;
  }
}
