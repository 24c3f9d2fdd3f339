package dev.l9.trace.generator.extract.use;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import dev.l9.trace.generator.extract.syntax.ParsedFile;
import dev.l9.trace.generator.extract.syntax.TypeRefs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds where code finds, calls or compares tools, and by which field. These places count:
 *
 * <ul>
 *   <li>the key of a map, and the element that a collection is asked for: {@code
 *       tools.get(call.toolId())}, {@code approved.contains(toolId)}, {@code toMap(Tool::toolId,
 *       …)}
 *   <li>an argument of a method that dispatches, finds or allows, by its name: {@code
 *       registry.dispatch(call.toolId(), …)}; and its parameter, where such a method is declared
 *   <li>a comparison, by {@code equals}, {@code ==} or {@code switch}
 *   <li>what is given as the other field to the constructor of a record of tools
 * </ul>
 *
 * <p>What is shown, logged, sorted or asserted doesn't count, and neither do {@code equals} and
 * {@code hashCode} of the types themselves.
 */
final class ToolFieldScan extends TreeScanner<Void, Void> {

  private static final Set<String> BY_KEY =
      Set.of(
          "get",
          "getOrDefault",
          "containsKey",
          "contains",
          "put",
          "putIfAbsent",
          "computeIfAbsent",
          "computeIfPresent",
          "compute",
          "merge",
          "remove",
          "toMap",
          "toUnmodifiableMap",
          "toConcurrentMap",
          "groupingBy",
          "uniqueIndex");
  private static final Pattern DISPATCHES =
      Pattern.compile(
          "(dispatch|look[uU]p|find|resolve|invoke|execute|authori[sz]e|isApproved|isAllowed"
              + "|isRegistered|requireTool|requireApproved|getTool|callTool|runTool)\\w*");
  private static final Pattern COMPARES = Pattern.compile("equals|equalsIgnoreCase");
  private static final Set<String> OF_OBJECTS =
      Set.of("equals", "hashCode", "toString", "compareTo");
  private static final Pattern ASSERTS =
      Pattern.compile("(assert|verify|expect|log|debug|info)\\w*");

  private final ParsedFile file;
  private final Map<String, Integer> components;
  private final ToolFieldReader fields = new ToolFieldReader();
  private final List<ToolFieldUse> uses = new ArrayList<>();

  /**
   * Scans a file.
   *
   * @param components by the simple name of a record, the position of its component {@code toolId}
   *     if it has one
   */
  ToolFieldScan(ParsedFile file, Map<String, Integer> components) {
    this.file = file;
    this.components = components;
  }

  /** The places, in the order of the file. */
  List<ToolFieldUse> uses() {
    scan(file.unit(), null);
    return List.copyOf(uses);
  }

  @Override
  public Void visitMethod(MethodTree method, Void nothing) {
    String name = method.getName().toString();
    if (OF_OBJECTS.contains(name)) {
      return null;
    }
    fields.beginMethod();
    if (DISPATCHES.matcher(name).matches()) {
      for (VariableTree parameter : method.getParameters()) {
        ToolField.of(parameter.getName().toString()).ifPresent(field -> add(field, parameter));
      }
    }
    return super.visitMethod(method, null);
  }

  @Override
  public Void visitVariable(VariableTree variable, Void nothing) {
    fields.see(variable);
    return super.visitVariable(variable, null);
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
    String name = ToolFieldReader.methodName(call);
    if (ASSERTS.matcher(name).matches()) {
      return null;
    }
    List<? extends ExpressionTree> arguments = call.getArguments();
    if (BY_KEY.contains(name) && !arguments.isEmpty()) {
      add(arguments.get(0), call);
    } else if (DISPATCHES.matcher(name).matches()) {
      arguments.forEach(argument -> add(argument, call));
    } else if (COMPARES.matcher(name).matches()) {
      compare(call);
    }
    return super.visitMethodInvocation(call, null);
  }

  private void compare(MethodInvocationTree call) {
    if (call.getArguments().stream().noneMatch(ToolFieldScan::isEmptyText)) {
      call.getArguments().forEach(argument -> add(argument, call));
      if (call.getMethodSelect() instanceof MemberSelectTree member) {
        add(member.getExpression(), call);
      }
    }
  }

  private static boolean isEmptyText(Tree tree) {
    return tree instanceof LiteralTree literal && "".equals(literal.getValue());
  }

  @Override
  public Void visitBinary(BinaryTree binary, Void nothing) {
    boolean compares =
        binary.getKind() == Tree.Kind.EQUAL_TO || binary.getKind() == Tree.Kind.NOT_EQUAL_TO;
    if (compares && !isNull(binary.getLeftOperand()) && !isNull(binary.getRightOperand())) {
      add(binary.getLeftOperand(), binary);
      add(binary.getRightOperand(), binary);
    }
    return super.visitBinary(binary, null);
  }

  private static boolean isNull(Tree tree) {
    return tree.getKind() == Tree.Kind.NULL_LITERAL;
  }

  @Override
  public Void visitSwitch(SwitchTree tree, Void nothing) {
    add(tree.getExpression(), tree.getExpression());
    return super.visitSwitch(tree, null);
  }

  @Override
  public Void visitSwitchExpression(SwitchExpressionTree tree, Void nothing) {
    add(tree.getExpression(), tree.getExpression());
    return super.visitSwitchExpression(tree, null);
  }

  @Override
  public Void visitNewClass(NewClassTree call, Void nothing) {
    String type = TypeRefs.name(call.getIdentifier());
    Integer position = components.get(type.substring(type.lastIndexOf('.') + 1));
    if (position != null && position < call.getArguments().size()) {
      add(call.getArguments().get(position), call);
    }
    return super.visitNewClass(call, null);
  }

  private void add(Tree expression, Tree at) {
    fields.of(expression).forEach(field -> add(field, at));
  }

  private void add(ToolField field, Tree at) {
    String code = at.toString().replaceAll("\\s+", " ");
    uses.add(new ToolFieldUse(field, file.entry().name(), file.line(at), shortened(code)));
  }

  private static String shortened(String code) {
    return code.length() <= 80 ? code : code.substring(0, 79) + "…";
  }
}
