package dev.l9.trace.generator.check;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WildcardTree;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Finds types that say less than is known, and ids of threads that are text. */
final class TypeRule extends SourceRule {

  private static final Pattern THREAD_ID = Pattern.compile("(?i).*thread_?(?:uu)?id");
  private static final Set<String> TEXT = Set.of("String", "CharSequence");
  private static final Pattern PACKET =
      Pattern.compile("(?:.*_)?(?:packet|envelope)|.*Packet|.*Envelope");

  TypeRule(GeneratedSource source, Declared declared, List<Finding> findings) {
    super(source, declared, findings);
  }

  @Override
  public Void visitVariable(VariableTree variable, Void nothing) {
    String name = variable.getName().toString();
    Tree type = variable.getType();
    if (isThreadId(name) && TEXT.contains(TypeTrees.simpleName(type))) {
      threadId(variable, name);
    }
    if (TypeTrees.isUntypedMap(type) && isNameOfRecord(name)) {
      report(
          ForbiddenPattern.RAW_DICT_PACKET,
          variable,
          "`" + name + "` is a map; use the record that says what it holds.");
    }
    if (isObject(type) && !isFreeOfType(variable)) {
      report(
          ForbiddenPattern.MISSING_TYPE_HINTS,
          variable,
          "`" + name + "` is an `Object`; name its type.");
    }
    return super.visitVariable(variable, null);
  }

  private static boolean isThreadId(String name) {
    return THREAD_ID.matcher(name).matches();
  }

  private void threadId(Tree tree, String name) {
    report(
        ForbiddenPattern.STRING_THREAD_ID,
        tree,
        "`" + name + "` is a text; the id of a thread is a `UUID`, made by UUIDv5.");
  }

  /** Whether a variable has the name of a record, or of its last words, as {@code request}. */
  private boolean isNameOfRecord(String name) {
    String last = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    return PACKET.matcher(name).matches()
        || declared.records().stream()
            .anyMatch(known -> known.equals(last) || known.endsWith(last));
  }

  private static boolean isObject(@Nullable Tree type) {
    return TypeTrees.simpleName(type).equals("Object");
  }

  /** Variables in bodies, what a test has, locks, and the parameter of {@code equals}. */
  private boolean isFreeOfType(VariableTree variable) {
    Tree in = parent().getLeaf();
    if (in instanceof MethodTree method) {
      return source.isTest() || method.getName().contentEquals("equals");
    } else if (in instanceof ClassTree) {
      return source.isTest() || isLock(variable);
    }
    return true;
  }

  private static boolean isLock(VariableTree field) {
    return field.getInitializer() instanceof NewClassTree made && isObject(made.getIdentifier());
  }

  @Override
  public Void visitMethod(MethodTree method, Void nothing) {
    String name = method.getName().toString();
    Tree result = method.getReturnType();
    if (isThreadId(name) && TEXT.contains(TypeTrees.simpleName(result))) {
      threadId(method, name);
    }
    if (!source.isTest() && TypeTrees.holdsUntypedMap(result)) {
      report(
          ForbiddenPattern.DICT_WHERE_MODEL,
          method,
          "`" + name + "` returns a map; return the record that says what it holds.");
    }
    if (!source.isTest() && isObject(result) && !isPrivate(method)) {
      report(
          ForbiddenPattern.MISSING_TYPE_HINTS,
          method,
          "`" + name + "` returns an `Object`; name the type of its result.");
    }
    return super.visitMethod(method, null);
  }

  private static boolean isPrivate(MethodTree method) {
    return method.getModifiers().getFlags().contains(Modifier.PRIVATE);
  }

  @Override
  public Void visitIdentifier(IdentifierTree type, Void nothing) {
    checkRaw(type, type.getName().toString());
    return null;
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree type, Void nothing) {
    checkRaw(type, type.getIdentifier().toString());
    return null; // What stands before the dot has no arguments.
  }

  private void checkRaw(Tree type, String name) {
    if (declared.generics().contains(name) && isType(type, parent().getLeaf())) {
      report(
          ForbiddenPattern.MISSING_TYPE_HINTS,
          type,
          "`" + name + "` stands without its type arguments; name them.");
    }
  }

  /** Whether a name stands where a type has to, and not before its own arguments. */
  private static boolean isType(Tree name, Tree in) {
    if (in instanceof VariableTree variable) {
      return variable.getType() == name;
    } else if (in instanceof MethodTree method) {
      return method.getReturnType() == name;
    } else if (in instanceof NewClassTree made) {
      return made.getIdentifier() == name;
    } else if (in instanceof TypeCastTree cast) {
      return cast.getType() == name;
    } else if (in instanceof ParameterizedTypeTree outer) {
      return outer.getType() != name;
    } else if (in instanceof ClassTree type) {
      return type.getExtendsClause() == name || type.getImplementsClause().contains(name);
    }
    return (in instanceof NewArrayTree array && array.getType() == name)
        || in instanceof ArrayTypeTree
        || in instanceof WildcardTree
        || (in instanceof AnnotatedTypeTree annotated && annotated.getUnderlyingType() == name);
  }

  @Override
  public Void visitLambdaExpression(LambdaExpressionTree lambda, Void nothing) {
    return scan(lambda.getBody(), null); // The types of its parameters are derived.
  }
}
