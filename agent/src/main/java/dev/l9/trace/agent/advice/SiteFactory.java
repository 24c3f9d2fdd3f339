package dev.l9.trace.agent.advice;

import dev.l9.trace.agent.classfile.CodeOrigin;
import dev.l9.trace.agent.redact.Redactor;
import dev.l9.trace.agent.scan.ScannedClass;
import dev.l9.trace.agent.scan.ScannedMethod;
import dev.l9.trace.agent.scan.SourceName;
import dev.l9.trace.agent.scan.SourceParameter;
import dev.l9.trace.agent.scan.TracedMark;
import dev.l9.trace.agent.select.SecretNames;
import dev.l9.trace.agent.select.SelectionRules;
import dev.l9.trace.agent.site.SourceRef;
import dev.l9.trace.agent.site.TraceSite;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** Makes the site of a traced method from the method's mark and signature. */
final class SiteFactory {

  private final SecretNames secrets;

  SiteFactory(Redactor redactor) {
    this.secrets = new SecretNames(redactor);
  }

  TraceSite site(
      ScannedClass owner,
      ScannedMethod method,
      TracedMark mark,
      SelectionRules rules,
      CodeOrigin code) {
    String name = SourceName.of(owner, method);
    return new TraceSite(
        new TraceSite.Method(owner.name(), method.name, method.descriptor),
        labels(owner, name, mark),
        source(owner, mark, code),
        mark.captureInputs() ? parameters(owner, method) : List.of(),
        result(owner, method, mark),
        blockedBy(mark),
        mark.metadata(),
        rules.rate(owner, method),
        rules.isWhole(owner, method));
  }

  private static TraceSite.Labels labels(ScannedClass owner, String name, TracedMark mark) {
    return new TraceSite.Labels(
        SourceName.ofClass(owner) + "." + name,
        owner.sourceFile != null ? owner.sourceFile : owner.name(),
        mark.layer(),
        mark.operation().isEmpty() ? name : mark.operation(),
        mark.task().isEmpty() ? name : mark.task(),
        mark.patterns());
  }

  private static List<String> blockedBy(TracedMark mark) {
    List<String> names = new ArrayList<>();
    for (String internalName : mark.blockedBy()) {
      names.add(internalName.replace('/', '.'));
    }
    return names;
  }

  private static @Nullable SourceRef source(ScannedClass owner, TracedMark mark, CodeOrigin code) {
    if (!mark.updateSource()) {
      return null;
    }
    if (!mark.sourceFile().isEmpty()) {
      return new SourceRef(mark.sourceFile(), true, code);
    }
    return owner.sourceFile == null
        ? null
        : new SourceRef(owner.folder() + owner.sourceFile, false, code);
  }

  private TraceSite.Result result(ScannedClass owner, ScannedMethod method, TracedMark mark) {
    boolean isVoid = Type.getReturnType(method.descriptor).getSort() == Type.VOID;
    if (isVoid || !mark.captureOutput()) {
      return TraceSite.Result.NONE;
    }
    return method.sensitiveResult
            || returnsSensitiveField(owner, method)
            || secrets.hidesResult(owner, method)
        ? TraceSite.Result.REDACTED
        : TraceSite.Result.CAPTURED;
  }

  private static boolean returnsSensitiveField(ScannedClass owner, ScannedMethod method) {
    for (String field : method.returnedFields) {
      if (owner.sensitiveFields.contains(field)) {
        return true;
      }
    }
    return false;
  }

  private List<TraceSite.Parameter> parameters(ScannedClass owner, ScannedMethod method) {
    List<TraceSite.Parameter> parameters = new ArrayList<>();
    List<SourceParameter> all = SourceParameter.of(owner, method);
    for (SourceParameter one : all) {
      boolean redacted = one.sensitive() || secrets.hides(owner, method, all, one);
      parameters.add(new TraceSite.Parameter(one.label(), redacted));
    }
    return parameters;
  }
}
