package dev.l9.trace.generator.extract.use;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreeScanner;
import dev.l9.trace.generator.extract.syntax.Declaration;
import java.util.Set;

/** Finds out whether a class puts something into one of its fields by an id. */
final class Recorded extends TreeScanner<Void, Void> {

  private static final Set<String> PUTS =
      Set.of("put", "add", "putIfAbsent", "computeIfAbsent", "compute", "merge");

  private final String field;
  private boolean isFound;

  private Recorded(String field) {
    this.field = field;
  }

  static boolean in(Declaration type, ExpressionTree field) {
    Recorded scan = new Recorded(plain(field));
    scan.scan(type.tree(), null);
    return scan.isFound;
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
    isFound |=
        PUTS.contains(ToolFieldReader.methodName(call))
            && AskedPlace.receiver(call).map(Recorded::plain).filter(field::equals).isPresent()
            && RequestKeys.anyIdIn(call.getArguments());
    return super.visitMethodInvocation(call, null);
  }

  private static String plain(ExpressionTree field) {
    String text = field.toString();
    return text.startsWith("this.") ? text.substring("this.".length()) : text;
  }
}
