package dev.l9.trace.generator.check;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ThrowTree;
import java.util.List;
import java.util.Set;

/** Finds failures that vanish, checks that are turned off, and code that isn't written yet. */
final class StatementRule extends SourceRule {

  private static final Set<String> SUPPRESSIONS =
      Set.of("SuppressWarnings", "SuppressFBWarnings", "SuppressForbidden", "Generated");

  StatementRule(GeneratedSource source, Declared declared, List<Finding> findings) {
    super(source, declared, findings);
  }

  @Override
  public Void visitCatch(CatchTree one, Void nothing) {
    if (one.getBlock().getStatements().isEmpty()) {
      report(
          ForbiddenPattern.EMPTY_CATCH,
          one,
          "The `catch` of `" + one.getParameter().getType() + "` does nothing; let it be known.");
    }
    return super.visitCatch(one, null);
  }

  @Override
  public Void visitAnnotation(AnnotationTree annotation, Void nothing) {
    String name = TypeTrees.simpleName(annotation.getAnnotationType());
    if (SUPPRESSIONS.contains(name)) {
      report(
          ForbiddenPattern.TYPE_IGNORE,
          annotation,
          "`@" + name + "` turns off a check; mend what the check finds.");
    }
    return super.visitAnnotation(annotation, null);
  }

  @Override
  public Void visitThrow(ThrowTree thrown, Void nothing) {
    if (!source.isTest()
        && thrown.getExpression() instanceof NewClassTree made
        && Set.of("UnsupportedOperationException", "NotImplementedException")
            .contains(TypeTrees.simpleName(made.getIdentifier()))) {
      report(
          ForbiddenPattern.PLACEHOLDER,
          thrown,
          "`" + TypeTrees.simpleName(made.getIdentifier()) + "` stands for code that isn't there.");
    }
    return super.visitThrow(thrown, null);
  }
}
