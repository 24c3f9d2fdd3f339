package dev.l9.trace.generator.check;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/** Finds what a class keeps for all of its objects, and isn't a constant. */
final class StateRule extends SourceRule {

  private static final Pattern SERVICE =
      Pattern.compile(
          ".*(?:Service|Client|Registry|Repository|Executor|ExecutorService|Scheduler|Factory"
              + "|Manager|Cache|Store|Pool|Connection|Session|ThreadLocal)|Atomic.+");

  /** Constants that are made by a constructor. */
  private static final Set<String> VALUES = Set.of("BigDecimal", "BigInteger", "String", "URI");

  StateRule(GeneratedSource source, Declared declared, List<Finding> findings) {
    super(source, declared, findings);
  }

  @Override
  public Void visitVariable(VariableTree variable, Void nothing) {
    if (parent().getLeaf() instanceof ClassTree type && isStatic(variable, type)) {
      String what = problem(variable, type);
      if (!what.isEmpty()) {
        String field = "The static field `" + variable.getName() + "` ";
        report(ForbiddenPattern.MODULE_SINGLETON, variable, field + what);
      }
    }
    return super.visitVariable(variable, null);
  }

  private static boolean isStatic(VariableTree variable, ClassTree type) {
    return type.getKind() == Tree.Kind.INTERFACE
        || variable.getModifiers().getFlags().contains(Modifier.STATIC);
  }

  /** What is wrong with a static field; empty where nothing is. */
  private String problem(VariableTree field, ClassTree type) {
    String name = TypeTrees.simpleName(field.getType());
    if (type.getKind() == Tree.Kind.ENUM && type.getSimpleName().contentEquals(name)) {
      return isHolder(field, type) ? "makes its enum a single service; pass it on." : "";
    } else if (type.getKind() != Tree.Kind.INTERFACE
        && !field.getModifiers().getFlags().contains(Modifier.FINAL)) {
      return "can be set; keep the value in an object.";
    } else if (declared.services().contains(name) || SERVICE.matcher(name).matches()) {
      return "holds a `" + name + "`; pass it to the constructor of what needs it.";
    } else if (!source.isTest() && makesState(field.getInitializer())) {
      return "holds an object that isn't a constant; keep it in an object.";
    }
    return "";
  }

  private boolean makesState(ExpressionTree value) {
    return value instanceof NewClassTree made
        && !VALUES.contains(TypeTrees.simpleName(made.getIdentifier()))
        && !declared.records().contains(TypeTrees.simpleName(made.getIdentifier()));
  }

  /** An enum of one constant that has fields is a singleton. */
  private static boolean isHolder(VariableTree constant, ClassTree type) {
    List<VariableTree> fields =
        type.getMembers().stream()
            .filter(VariableTree.class::isInstance)
            .map(VariableTree.class::cast)
            .toList();
    long constants =
        fields.stream().filter(field -> type.getSimpleName().contentEquals(typeOf(field))).count();
    boolean hasState = fields.size() > constants;
    return constants == 1 && (hasState || constant.getName().contentEquals("INSTANCE"));
  }

  private static String typeOf(VariableTree field) {
    return TypeTrees.simpleName(field.getType());
  }

  @Override
  public Void visitMethod(MethodTree method, Void nothing) {
    if (method.getName().contentEquals("getInstance")
        && method.getModifiers().getFlags().contains(Modifier.STATIC)) {
      report(
          ForbiddenPattern.MODULE_SINGLETON,
          method,
          "The method `getInstance` gives everybody the same object; pass it to who needs it.");
    }
    return super.visitMethod(method, null);
  }
}
