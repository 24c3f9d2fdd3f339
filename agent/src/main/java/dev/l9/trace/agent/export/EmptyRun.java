package dev.l9.trace.agent.export;

import dev.l9.trace.agent.doctor.Decisions;
import dev.l9.trace.agent.handoff.DroppedSpans;
import dev.l9.trace.agent.handoff.LeftOutSpans;
import dev.l9.trace.agent.handoff.SpanRecord;
import dev.l9.trace.agent.site.SiteRegistry;
import dev.l9.trace.agent.site.TraceSite;
import dev.l9.trace.bootstrap.AgentLog;
import dev.l9.trace.bootstrap.AgentOptions;
import dev.l9.trace.bootstrap.OptionKey;
import dev.l9.trace.bootstrap.hint.NothingTraced;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** Says at the end why nothing was traced, if that is so. */
final class EmptyRun implements SpanExporter {

  private final AgentOptions options;
  private final SiteRegistry sites;
  private final Decisions decisions;
  private final Instrumentation instrumentation;
  private boolean isEmpty = true;

  EmptyRun(
      AgentOptions options,
      SiteRegistry sites,
      Decisions decisions,
      Instrumentation instrumentation) {
    this.options = options;
    this.sites = sites;
    this.decisions = decisions;
    this.instrumentation = instrumentation;
  }

  @Override
  public void export(SpanRecord span) {
    isEmpty = false;
  }

  @Override
  public void exportDropped(DroppedSpans.Dropped dropped) {
    isEmpty = false;
  }

  @Override
  public void exportLeftOut(LeftOutSpans.LeftOut leftOut) {
    isEmpty = false;
  }

  @Override
  public void flush(boolean last) {
    String reason = last && isEmpty ? reason() : null;
    if (reason != null) {
      AgentLog.warn("nothing was traced: " + reason);
    }
  }

  private @Nullable String reason() {
    if (sites.count() > 0) {
      return noneRan();
    }
    String untraced = decisions.untraced();
    return untraced == null
        ? NothingTraced.reason(
            options.text(OptionKey.INCLUDE), options.text(OptionKey.ANNOTATIONS), instrumentation)
        : untraced + " (after a run with doctor=l9-doctor.jsonl, l9 doctor tells more)";
  }

  private String noneRan() {
    TraceSite first = sites.find(0); // It is forgotten if its class is gone.
    String example = first == null ? "one" : first.className() + "#" + first.methodName();
    int more = sites.count() - 1;
    return "no method that is marked or included ran: "
        + example
        + (more == 0 ? "" : " and " + more + " more");
  }
}
