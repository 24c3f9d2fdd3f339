package dev.l9.trace.agent.advice;

import dev.l9.trace.agent.capture.Redactor;
import dev.l9.trace.agent.span.SourceRef;
import dev.l9.trace.agent.span.TraceSite;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** Makes the site of a method that is traced, from its mark and its signature. */
final class SiteFactory {

  private final Redactor redactor;

  SiteFactory(Redactor redactor) {
    this.redactor = redactor;
  }

  TraceSite site(ScannedClass owner, ScannedMethod method, TracedMark mark, int rate) {
    String name = SourceName.of(owner, method);
    return new TraceSite(
        owner.name(),
        method.name,
        SourceName.ofClass(owner) + "." + name,
        method.descriptor,
        owner.sourceFile != null ? owner.sourceFile : owner.name(),
        mark.layer(),
        mark.operation().isEmpty() ? name : mark.operation(),
        mark.task().isEmpty() ? name : mark.task(),
        mark.patterns(),
        source(owner, mark),
        mark.captureInputs() ? parameters(owner, method) : List.of(),
        result(method, mark),
        blockedBy(mark),
        mark.metadata(),
        rate);
  }

  private static List<String> blockedBy(TracedMark mark) {
    List<String> names = new ArrayList<>();
    for (String internalName : mark.blockedBy()) {
      names.add(internalName.replace('/', '.'));
    }
    return names;
  }

  private static @Nullable SourceRef source(ScannedClass owner, TracedMark mark) {
    if (!mark.updateSource()) {
      return null;
    }
    if (!mark.sourceFile().isEmpty()) {
      return new SourceRef(mark.sourceFile());
    }
    return owner.sourceFile == null ? null : new SourceRef(owner.folder() + owner.sourceFile);
  }

  private static TraceSite.Result result(ScannedMethod method, TracedMark mark) {
    boolean isVoid = Type.getReturnType(method.descriptor).getSort() == Type.VOID;
    if (isVoid || !mark.captureOutput()) {
      return TraceSite.Result.NONE;
    }
    return method.sensitiveResult ? TraceSite.Result.REDACTED : TraceSite.Result.CAPTURED;
  }

  private List<TraceSite.Parameter> parameters(ScannedClass owner, ScannedMethod method) {
    List<TraceSite.Parameter> parameters = new ArrayList<>();
    for (SourceParameter parameter : SourceParameter.of(owner, method)) {
      boolean redacted =
          parameter.sensitive()
              || redactor.isSensitiveName(parameter.name())
              || redactor.isSensitiveName(parameter.label());
      parameters.add(new TraceSite.Parameter(parameter.label(), redacted));
    }
    return parameters;
  }
}
