package dev.l9.trace.tools.doctor;

import java.util.List;

/**
 * Answers whether methods are traced, what is captured of them and where their blocks are, from
 * what the agent noted of its decisions. Several threads may ask the same one.
 */
public final class Doctor {

  private final DoctorReport report;

  /** Answers from this report. */
  public Doctor(DoctorReport report) {
    this.report = report;
  }

  /** What is known of the methods that are asked about, or why there are none. */
  public DoctorAnswer answer(DoctorQuery query) {
    List<MethodAnswer> methods =
        report.methods().stream()
            .filter(query::matches)
            .map(method -> new MethodAnswer(method, block(method)))
            .toList();
    boolean hasTrace = !"none".equals(report.option("trace"));
    return new DoctorAnswer(
        query.text(), methods, methods.isEmpty() ? whyNone(query) : null, hasTrace);
  }

  private NoMethods whyNone(DoctorQuery query) {
    for (var leftOut : report.leftOut().entrySet()) {
      if (query.isClass(leftOut.getKey())) {
        return new NoMethods(NoMethods.Cause.CLASS_LEFT_OUT, leftOut.getValue());
      }
    }
    if (report.methods().stream().anyMatch(method -> query.isClass(method.name().className()))) {
      return NoMethods.of(NoMethods.Cause.NO_SUCH_METHOD);
    }
    boolean isLoaded = report.loaded().stream().anyMatch(query::isClass);
    return NoMethods.of(isLoaded ? NoMethods.Cause.NOTHING_MARKED : NoMethods.Cause.NOT_LOADED);
  }

  private BlockAnswer block(MethodRecord method) {
    if (method.source().isEmpty()) {
      return BlockAnswer.of(BlockAnswer.State.NO_SOURCE);
    }
    DoctorReport.Source source = report.source(method.source());
    if (source != null) {
      return new BlockAnswer(
          source.isWritten() ? BlockAnswer.State.WRITTEN : BlockAnswer.State.NOT_WRITTEN,
          source.file(),
          source.reason());
    }
    String update = report.option("update");
    return update == null
        ? new BlockAnswer(BlockAnswer.State.NOT_RUN, method.source(), "")
        : new BlockAnswer(BlockAnswer.State.UPDATE_OFF, method.source(), update);
  }
}
