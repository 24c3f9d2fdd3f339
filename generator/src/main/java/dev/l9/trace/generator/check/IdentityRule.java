package dev.l9.trace.generator.check;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds tools that are known by the wrong field. One of {@code toolId} and {@code toolName} is the
 * repository's identity; the other one, and {@code displayName}, may be kept and shown, and nothing
 * else.
 */
final class IdentityRule extends SourceRule {

  private static final Pattern LOOKUP =
      Pattern.compile(
          "(?:get|find|look|dispatch|resolve|contains|remove|put|compute|call|invoke|execute|run"
              + "|is|has|approve|authori[sz]e|allow|match|equals|indexOf|select|compareTo|by)"
              + "(?:[A-Z].*)?");
  private static final Set<String> COMPARISONS =
      Set.of("equals", "equalsIgnoreCase", "contentEquals", "compareTo", "matches");
  private static final Set<String> ELSE =
      Set.of(
          "or",
          "orElse",
          "orElseGet",
          "requireNonNullElse",
          "requireNonNullElseGet",
          "firstNonNull",
          "firstNonBlank",
          "coalesce",
          "defaultIfNull",
          "defaultIfBlank",
          "getOrDefault");

  private final String identity;
  private final String other;

  IdentityRule(GeneratedSource source, Declared declared, List<Finding> findings) {
    super(source, declared, findings);
    this.identity = plain(declared.toolIdentity());
    this.other = identity.equals("toolname") ? "toolid" : "toolname";
  }

  private static String plain(String name) {
    String lower = name.replace("_", "").toLowerCase(Locale.ROOT);
    return lower.startsWith("get") ? lower.substring(3) : lower;
  }

  private boolean isShown(String name) {
    String plain = plain(name);
    return plain.equals(other) || plain.equals("displayname") || plain.equals("tooldisplayname");
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
    String method = called(call);
    boolean isComparison =
        COMPARISONS.contains(method)
            && call.getMethodSelect() instanceof MemberSelectTree select
            && isShown(name(select.getExpression()));
    if (ELSE.contains(method) && mentionsBoth(call)) {
      fallback(call);
    } else if (isComparison || (LOOKUP.matcher(method).matches() && anyIsShown(call))) {
      misused(call);
    }
    return super.visitMethodInvocation(call, null);
  }

  private boolean anyIsShown(MethodInvocationTree call) {
    return call.getArguments().stream().anyMatch(argument -> isShown(name(argument)));
  }

  private void misused(Tree tree) {
    report(
        ForbiddenPattern.TOOL_NAME_IDENTITY,
        tree,
        "A tool is looked up or compared by what only shows it; use `"
            + declared.toolIdentity()
            + "`.");
  }

  private void fallback(Tree tree) {
    report(
        ForbiddenPattern.FALLBACK_ALIASING,
        tree,
        "`toolId` and `toolName` stand in for each other; use `"
            + declared.toolIdentity()
            + "` alone.");
  }

  @Override
  public Void visitMemberReference(MemberReferenceTree reference, Void nothing) {
    if (isShown(reference.getName().toString())) {
      misused(reference);
    }
    return super.visitMemberReference(reference, null);
  }

  @Override
  public Void visitBinary(BinaryTree binary, Void nothing) {
    boolean isEquality =
        binary.getKind() == Tree.Kind.EQUAL_TO || binary.getKind() == Tree.Kind.NOT_EQUAL_TO;
    boolean hasNull =
        binary.getLeftOperand().getKind() == Tree.Kind.NULL_LITERAL
            || binary.getRightOperand().getKind() == Tree.Kind.NULL_LITERAL;
    if (isEquality
        && !hasNull
        && (isShown(name(binary.getLeftOperand())) || isShown(name(binary.getRightOperand())))) {
      misused(binary);
    }
    return super.visitBinary(binary, null);
  }

  @Override
  public Void visitSwitch(SwitchTree choice, Void nothing) {
    checkSelector(choice, choice.getExpression());
    return super.visitSwitch(choice, null);
  }

  @Override
  public Void visitSwitchExpression(SwitchExpressionTree choice, Void nothing) {
    checkSelector(choice, choice.getExpression());
    return super.visitSwitchExpression(choice, null);
  }

  private void checkSelector(Tree choice, ExpressionTree selector) {
    if (isShown(name(selector))) {
      misused(choice);
    }
  }

  @Override
  public Void visitConditionalExpression(ConditionalExpressionTree choice, Void nothing) {
    Set<String> one = mentioned(choice.getTrueExpression());
    Set<String> two = mentioned(choice.getFalseExpression());
    if ((one.contains(identity) && two.contains(other))
        || (one.contains(other) && two.contains(identity))) {
      fallback(choice);
    }
    return super.visitConditionalExpression(choice, null);
  }

  @Override
  public Void visitAssignment(AssignmentTree assignment, Void nothing) {
    checkAlias(assignment, name(assignment.getVariable()), assignment.getExpression());
    return super.visitAssignment(assignment, null);
  }

  @Override
  public Void visitVariable(VariableTree variable, Void nothing) {
    checkAlias(variable, variable.getName().toString(), variable.getInitializer());
    return super.visitVariable(variable, null);
  }

  private void checkAlias(Tree tree, String variable, @Nullable ExpressionTree value) {
    String from = value == null ? "" : plain(name(value));
    String to = plain(variable);
    if ((to.equals(identity) && from.equals(other))
        || (to.equals(other) && from.equals(identity))) {
      fallback(tree);
    }
  }

  @Override
  public Void visitMethod(MethodTree method, Void nothing) {
    Set<String> returned = new HashSet<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitReturn(ReturnTree one, Void ignored) {
        if (one.getExpression() != null) {
          returned.add(plain(name(one.getExpression())));
        }
        return super.visitReturn(one, null);
      }
    }.scan(method.getBody(), null);
    if (returned.containsAll(Set.of(identity, other))) {
      fallback(method);
    }
    return super.visitMethod(method, null);
  }

  private boolean mentionsBoth(Tree tree) {
    return mentioned(tree).containsAll(Set.of(identity, other));
  }

  private static Set<String> mentioned(Tree tree) {
    Set<String> names = new HashSet<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree identifier, Void nothing) {
        names.add(plain(identifier.getName().toString()));
        return null;
      }

      @Override
      public Void visitMemberSelect(MemberSelectTree select, Void nothing) {
        names.add(plain(select.getIdentifier().toString()));
        return super.visitMemberSelect(select, null);
      }

      @Override
      public Void visitMemberReference(MemberReferenceTree reference, Void nothing) {
        names.add(plain(reference.getName().toString()));
        return super.visitMemberReference(reference, null);
      }
    }.scan(tree, null);
    return names;
  }
}
