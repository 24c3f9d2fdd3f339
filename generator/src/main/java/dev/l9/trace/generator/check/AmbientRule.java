package dev.l9.trace.generator.check;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds results that depend on when, where and on which machine the code runs. */
final class AmbientRule extends SourceRule {

  private static final Set<String> TIMES =
      Set.of(
          "Instant",
          "LocalDate",
          "LocalDateTime",
          "LocalTime",
          "OffsetDateTime",
          "OffsetTime",
          "Year",
          "YearMonth",
          "ZonedDateTime");

  private static final Map<String, Set<String>> ENVIRONMENT =
      Map.of(
          "System", Set.of("getenv", "getProperty", "getProperties"),
          "Boolean", Set.of("getBoolean"),
          "Integer", Set.of("getInteger"),
          "Long", Set.of("getLong"));

  private static final Map<String, Set<String>> CALLS =
      Map.of(
          "System", Set.of("currentTimeMillis", "nanoTime", "lineSeparator"),
          "Clock", Set.of("systemUTC", "systemDefaultZone", "system"),
          "Calendar", Set.of("getInstance"),
          "Math", Set.of("random"),
          "ThreadLocalRandom", Set.of("current"),
          "Locale", Set.of("getDefault"),
          "ZoneId", Set.of("systemDefault"),
          "TimeZone", Set.of("getDefault"),
          "Charset", Set.of("defaultCharset"),
          "Thread", Set.of("sleep"));

  /** What depends on something unless an argument says it: a class, or a method of any class. */
  private static final Map<String, Integer> ARGUMENTS_OF_NEW =
      Map.of(
          "Date", 1,
          "Random", 1,
          "SecureRandom", 99,
          "SplittableRandom", 1,
          "FileReader", 2,
          "FileWriter", 2,
          "InputStreamReader", 2,
          "OutputStreamWriter", 2);

  private static final Set<String> NEED_AN_ARGUMENT =
      Set.of("toLowerCase", "toUpperCase", "getBytes");

  AmbientRule(GeneratedSource source, Declared declared, List<Finding> findings) {
    super(source, declared, findings);
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
    checkCall(call, simple(receiver(call)), called(call));
    return super.visitMethodInvocation(call, null);
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private void checkCall(MethodInvocationTree call, String on, String method) {
    List<? extends ExpressionTree> arguments = call.getArguments();
    if (isRandomId(on, method)) {
      randomId(call);
    } else if (isEnvironment(on, method)) {
      environment(call, call.getMethodSelect().toString());
    } else if (isOf(CALLS, on, method)) {
      ambient(call, "`" + on + "." + method + "` gives something else each time or place.");
    } else if (method.equals("now") && TIMES.contains(on) && !isByClock(arguments)) {
      ambient(call, "`" + on + ".now` asks the system's clock; pass a `Clock`.");
    } else if (NEED_AN_ARGUMENT.contains(method) && !on.isEmpty() && arguments.isEmpty()) {
      ambient(call, "`" + method + "` depends on the machine's defaults; name what is meant.");
    } else if (isFormatByDefault(call, on, method)) {
      ambient(call, "`" + method + "` depends on the default locale; pass `Locale.ROOT`.");
    }
  }

  private static boolean isRandomId(String on, String method) {
    return method.equals("randomUUID") && (on.isEmpty() || on.equals("UUID"));
  }

  private void randomId(Tree tree) {
    report(
        ForbiddenPattern.RANDOM_UUID,
        tree,
        "`randomUUID` gives another id each time; make it from a name, by UUIDv5.");
  }

  private static boolean isEnvironment(String on, String method) {
    return isOf(ENVIRONMENT, on, method)
        || (on.isEmpty() && Set.of("getenv", "getProperty").contains(method));
  }

  private static boolean isOf(Map<String, Set<String>> methods, String on, String method) {
    return methods.getOrDefault(on, Set.of()).contains(method);
  }

  private void environment(Tree tree, String call) {
    if (owner() instanceof ClassTree) {
      String what = "`" + call + "` is asked when the class or the object is made";
      report(ForbiddenPattern.IMPORT_TIME_ENV, tree, what + "; pass the value on.");
    } else {
      ambient(tree, "`" + call + "` reads the environment; what wires the module does that.");
    }
  }

  private void ambient(Tree tree, String what) {
    report(ForbiddenPattern.AMBIENT_DEPENDENCE, tree, what);
  }

  private static boolean isByClock(List<? extends ExpressionTree> arguments) {
    return arguments.size() == 1
        && arguments.get(0).toString().toLowerCase(Locale.ROOT).contains("clock");
  }

  private static boolean isFormatByDefault(MethodInvocationTree call, String on, String method) {
    if (method.equals("formatted")) {
      return !on.isEmpty();
    }
    return method.equals("format")
        && on.equals("String")
        && !call.getArguments().get(0).toString().contains("Locale.");
  }

  @Override
  public Void visitNewClass(NewClassTree made, Void nothing) {
    String type = TypeTrees.simpleName(made.getIdentifier());
    int given = made.getArguments().size();
    boolean isText = type.equals("String") && given == 1;
    if (given < ARGUMENTS_OF_NEW.getOrDefault(type, 0) || isText) {
      String what = "`new " + type + "` depends on the clock, on chance or on defaults";
      ambient(made, what + "; name what is meant.");
    }
    return super.visitNewClass(made, null);
  }

  @Override
  public Void visitMemberReference(MemberReferenceTree reference, Void nothing) {
    String on = simple(reference.getQualifierExpression().toString());
    String method = reference.getName().toString();
    if (isRandomId(on, method)) {
      randomId(reference);
    } else if (isOf(ENVIRONMENT, on, method)) {
      environment(reference, reference.toString());
    } else if (isOf(CALLS, on, method) || (method.equals("now") && TIMES.contains(on))) {
      ambient(reference, "`" + reference + "` gives something else each time or place.");
    } else if (on.equals("String") && NEED_AN_ARGUMENT.contains(method)) {
      ambient(reference, "`" + reference + "` depends on the machine's defaults.");
    }
    return super.visitMemberReference(reference, null);
  }
}
