package dev.l9.trace.generator.extract.use;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import dev.l9.trace.generator.extract.use.RepeatCheck.Place;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells by names and types what a call asks. */
final class AskedPlace {

  private static final Pattern MEMORY = Pattern.compile("\\w*(Map|Set|Cache)");
  private static final Pattern STORE =
      Pattern.compile(
          "(?i)\\w*(substrate|memory|store|repository|dao|storage|database|ledger|inbox)\\w*");
  private static final Pattern REPEATED =
      Pattern.compile(
          "(?i)\\w*(idempot|dedup|duplicate|already(processed|handled|seen|done|run)|seenbefore"
              + "|repeated)\\w*");
  private static final Set<String> RECORDS = Set.of("add", "putIfAbsent", "computeIfAbsent");

  private AskedPlace() {}

  /**
   * The place that a call asks, by the type of what is called.
   *
   * @param variables of the class and the method in which the call is
   */
  static Optional<Place> of(MethodInvocationTree call, VariableTypes variables) {
    Optional<ExpressionTree> receiver = receiver(call);
    if (receiver.isEmpty()) {
      return Optional.empty();
    }
    if (variables.fieldType(receiver.get()).filter(type -> matches(MEMORY, type)).isPresent()) {
      return Optional.of(Place.MEMORY);
    }
    String type = variables.type(receiver.get()).orElseGet(() -> lastName(receiver.get()));
    return matches(STORE, type) && !matches(MEMORY, type)
        ? Optional.of(Place.SUBSTRATE)
        : Optional.empty();
  }

  /** What a method is called of; empty where it is one of the class itself. */
  static Optional<ExpressionTree> receiver(MethodInvocationTree call) {
    return call.getMethodSelect() instanceof MemberSelectTree member
            && !member.getExpression().toString().equals("this")
        ? Optional.of(member.getExpression())
        : Optional.empty();
  }

  private static String lastName(ExpressionTree expression) {
    if (expression instanceof MethodInvocationTree call) {
      return ToolFieldReader.methodName(call);
    }
    return expression instanceof MemberSelectTree member
        ? member.getIdentifier().toString()
        : expression.toString();
  }

  /** Whether a call says by a name that it is about repeated calls. */
  static boolean saysRepeated(MethodInvocationTree call, VariableTypes variables) {
    Optional<ExpressionTree> receiver = receiver(call);
    return matches(REPEATED, ToolFieldReader.methodName(call))
        || receiver.map(AskedPlace::lastName).filter(name -> matches(REPEATED, name)).isPresent()
        || receiver.flatMap(variables::type).filter(type -> matches(REPEATED, type)).isPresent();
  }

  /** Whether a call records what it asks for. */
  static boolean records(MethodInvocationTree call) {
    return RECORDS.contains(ToolFieldReader.methodName(call));
  }

  private static boolean matches(Pattern pattern, String name) {
    return pattern.matcher(name).matches();
  }
}
