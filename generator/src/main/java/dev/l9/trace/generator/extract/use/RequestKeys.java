package dev.l9.trace.generator.extract.use;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells the ids of requests from other values: an expression has one if somewhere in it there is an
 * accessor, field or variable whose name ends in {@code id}, {@code key}, {@code uuid} or {@code
 * hash}, which belongs to a value of one of the spec's types, or was taken of one. The ids of tools
 * are none: what is found by them is a tool, and not a call.
 */
final class RequestKeys {

  private static final Pattern ID =
      Pattern.compile(
          "(?i)(get)?(\\w*_)?(id|key|uuid|hash)|\\w+(Id|ID|Key|Uuid|UUID|Hash)(For|Of)?|(id|key)(For|Of)");

  private final Set<String> types;
  private final VariableTypes variables;

  /**
   * Knows keys.
   *
   * @param types the simple names of the spec's types
   */
  RequestKeys(Set<String> types, VariableTypes variables) {
    this.types = types;
    this.variables = variables;
  }

  /** Whether one of these expressions has the id of a request. */
  boolean anyIn(List<? extends ExpressionTree> expressions) {
    return expressions.stream().anyMatch(expression -> isIn(expression, true));
  }

  /** Whether one of these has an id, of whatever it may be. */
  static boolean anyIdIn(List<? extends ExpressionTree> expressions) {
    return expressions.stream().anyMatch(RequestKeys::hasId);
  }

  private static boolean hasId(Tree expression) {
    boolean[] found = new boolean[1];
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree variable, Void nothing) {
        found[0] |= isId(variable.getName().toString());
        return null;
      }

      @Override
      public Void visitMemberSelect(MemberSelectTree member, Void nothing) {
        found[0] |= isId(member.getIdentifier().toString());
        return super.visitMemberSelect(member, null);
      }
    }.scan(expression, null);
    return found[0];
  }

  /** Whether an id of a request is in an expression; or, of a variable, in what it was given. */
  private boolean isIn(Tree expression, boolean followsVariables) {
    boolean[] found = new boolean[1];
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree variable, Void nothing) {
        Optional<ExpressionTree> given = variables.initial(variable);
        found[0] |= followsVariables && given.isPresent() && isIn(given.get(), false);
        return null;
      }

      @Override
      public Void visitMemberSelect(MemberSelectTree member, Void nothing) {
        found[0] |= isId(member.getIdentifier().toString()) && isOfRequest(member);
        return super.visitMemberSelect(member, null);
      }

      @Override
      public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
        boolean isKey = isId(ToolFieldReader.methodName(call));
        found[0] |= isKey && call.getArguments().stream().anyMatch(RequestKeys.this::isRequest);
        return super.visitMethodInvocation(call, null);
      }
    }.scan(expression, null);
    return found[0];
  }

  private static boolean isId(String name) {
    return ID.matcher(name).matches() && ToolField.of(name).isEmpty();
  }

  private boolean isOfRequest(MemberSelectTree member) {
    return VariableTypes.root(member.getExpression()).filter(this::isRequest).isPresent();
  }

  /** Whether a variable has one of the spec's types. */
  boolean isRequest(ExpressionTree variable) {
    return variables.type(variable).filter(types::contains).isPresent();
  }
}
