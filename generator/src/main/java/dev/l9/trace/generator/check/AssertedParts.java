package dev.l9.trace.generator.check;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what the arguments of one assertion look at. Code that an assertion runs doesn't count. */
final class AssertedParts extends TreeScanner<Void, Void> {

  /** Says that something went well, and nothing of what it did. */
  private static final Pattern STATUS =
      Pattern.compile(
          "(?i)(?:is|has|was|get)?_?(?:ok|okay|complete|completed|done|success|successful|succeeded"
              + "|status|statuscode|state|duplicate)");

  /** Methods of the JDK that give a part of what they are called on, or tell something of it. */
  private static final Set<String> OF_THE_JDK =
      Set.of(
          "boxed",
          "collect",
          "contains",
          "containsKey",
          "endsWith",
          "equals",
          "get",
          "getClass",
          "getFirst",
          "getLast",
          "hashCode",
          "isBlank",
          "isEmpty",
          "isPresent",
          "iterator",
          "join",
          "keySet",
          "length",
          "name",
          "orElseThrow",
          "repeat",
          "size",
          "startsWith",
          "stream",
          "toList",
          "toString",
          "values");

  private static final Set<String> PLAIN_TYPES =
      Set.of("", "var", "String", "Object", "Boolean", "Integer", "Long", "List", "Map", "Set");
  private static final Set<String> FACTORIES =
      Set.of("of", "asList", "copyOf", "ofNullable", "entry", "concat");
  private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]*");

  private final Map<String, String> variables;
  private final Map<String, MethodTree> helpers;
  private final boolean isEquality;
  private final Set<MethodTree> followed = new HashSet<>();
  private final SortedSet<String> parts = new TreeSet<>();
  private final SortedSet<String> statuses = new TreeSet<>();
  private final SortedSet<String> constants = new TreeSet<>();
  private final SortedSet<String> calls = new TreeSet<>();
  private final SortedSet<String> plain = new TreeSet<>();

  /**
   * Starts with nothing.
   *
   * @param variables the types of variables, by name
   * @param helpers the methods of the test's class, by name
   * @param isEquality whether the assertion compares whole values
   */
  AssertedParts(
      Map<String, String> variables, Map<String, MethodTree> helpers, boolean isEquality) {
    this.variables = variables;
    this.helpers = helpers;
    this.isEquality = isEquality;
  }

  /** Looks at one argument; what a call gives counts where it is compared as a whole. */
  void look(ExpressionTree argument) {
    if (isEquality
        && argument instanceof MethodInvocationTree call
        && call.getMethodSelect() instanceof MemberSelectTree select
        && !call.getArguments().isEmpty()) {
      addCall(select.getExpression(), SourceRule.called(call));
    }
    scan(argument, null);
  }

  private void addCall(ExpressionTree on, String name) {
    boolean isOwn = !OF_THE_JDK.contains(name) && !FACTORIES.contains(name);
    if (isOwn && !isType(on) && !(on instanceof LiteralTree) && !STATUS.matcher(name).matches()) {
      calls.add(shown(typeOf(on), name));
    }
  }

  /**
   * What is looked at beside statuses. An expected constant doesn't make more of a status, and a
   * variable of a plain type counts only where nothing says what it holds.
   */
  SortedSet<String> asserted() {
    SortedSet<String> all = new TreeSet<>(parts);
    if (constants.stream().noneMatch(AssertedParts::isStatus)) {
      all.addAll(calls);
    }
    boolean isStatusOnly = !statuses.isEmpty() || !calls.isEmpty();
    if (all.isEmpty() && !isStatusOnly) {
      all.addAll(plain);
    }
    if (!all.isEmpty() || !isStatusOnly) {
      all.addAll(constants);
    }
    return all;
  }

  private static boolean isStatus(String constant) {
    return STATUS.matcher(constant.substring(0, constant.indexOf('.'))).matches();
  }

  SortedSet<String> statuses() {
    return statuses;
  }

  private static String shown(String owner, String name) {
    return PLAIN_TYPES.contains(owner) ? name : owner + "." + name;
  }

  private void add(Set<String> set, String owner, String name) {
    (STATUS.matcher(name).matches() ? statuses : set).add(shown(owner, name));
  }

  @Override
  public Void visitLambdaExpression(LambdaExpressionTree lambda, Void nothing) {
    return null;
  }

  @Override
  public Void visitMemberReference(MemberReferenceTree reference, Void nothing) {
    return null;
  }

  @Override
  public Void visitNewClass(NewClassTree made, Void nothing) {
    parts.add(TypeTrees.simpleName(made.getIdentifier()));
    return scan(made.getArguments(), null);
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
    String name = SourceRule.called(call);
    if (!(call.getMethodSelect() instanceof MemberSelectTree select)) {
      follow(helpers.get(name));
      return null;
    }
    ExpressionTree on = select.getExpression();
    boolean isView = OF_THE_JDK.contains(name);
    if (isType(on)) {
      return isView && call.getArguments().isEmpty()
          ? addType(on)
          : scan(call.getArguments(), null);
    } else if (!isView && call.getArguments().isEmpty()) {
      add(parts, typeOf(on), name);
    }
    if (!(on instanceof IdentifierTree variable)) {
      scan(on, null);
    } else if (isView) {
      addVariable(variable);
    }
    return null; // Of other calls, the variable is what gives the value, and isn't looked at.
  }

  /** What a method of the test returns is looked at; one that returns a record by its type. */
  private void follow(@Nullable MethodTree helper) {
    if (helper == null || !followed.add(helper)) {
      return;
    }
    String type = TypeTrees.simpleName(helper.getReturnType());
    if (isNamed(type)) {
      if (isEquality) {
        parts.add(type);
      }
      return;
    }
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitReturn(ReturnTree one, Void ignored) {
        return AssertedParts.this.scan(one.getExpression(), null);
      }
    }.scan(helper.getBody(), null);
  }

  private Void addType(ExpressionTree type) {
    parts.add(TypeTrees.simpleName(type));
    return null;
  }

  private static boolean isNamed(String type) {
    return !PLAIN_TYPES.contains(type) && Character.isUpperCase(type.charAt(0));
  }

  /** Whether methods are called on a type, not on a value. */
  private boolean isType(ExpressionTree on) {
    String name = TypeTrees.simpleName(on);
    return !name.isEmpty()
        && Character.isUpperCase(name.charAt(0))
        && !variables.containsKey(name); // `UUID` is written as constants are.
  }

  private String typeOf(ExpressionTree expression) {
    return expression instanceof IdentifierTree name
        ? variables.getOrDefault(name.getName().toString(), "")
        : "";
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree select, Void nothing) {
    String name = select.getIdentifier().toString();
    if (name.equals("class")) {
      parts.add(TypeTrees.simpleName(select.getExpression()));
    } else if (CONSTANT.matcher(name).matches()) {
      constants.add(TypeTrees.simpleName(select.getExpression()) + "." + name);
    } else {
      add(parts, typeOf(select.getExpression()), name);
    }
    return null;
  }

  @Override
  public Void visitIdentifier(IdentifierTree identifier, Void nothing) {
    if (isEquality) {
      addVariable(identifier);
    }
    return null;
  }

  private void addVariable(IdentifierTree variable) {
    String name = variable.getName().toString();
    String type = typeOf(variable);
    if (CONSTANT.matcher(name).matches()) {
      return;
    } else if (isNamed(type)) {
      parts.add(type);
    } else {
      add(plain, "", name);
    }
  }
}
