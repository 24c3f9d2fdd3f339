package dev.l9.trace.agent.export;

import dev.l9.trace.agent.handoff.SpanHandoff;
import dev.l9.trace.agent.site.SiteRegistry;
import dev.l9.trace.agent.span.Tracer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Has the sites forgotten whose class loaders are gone, so that a program that makes and drops
 * classes without end doesn't fill the memory with what is known of them.
 *
 * <p>Not at once: their last spans may be on the way, and those that nobody has ended come late. An
 * exporter may keep one that is shown in a block. Confined to the writer thread.
 */
final class GoneSites {

  private final SiteRegistry sites;
  private final SpanHandoff handoff;
  private final Tracer tracer;
  private final List<SpanExporter> exporters;

  /** Those that are forgotten when all that waited at the last mark is written. */
  private List<Integer> leaving = List.of();

  GoneSites(SiteRegistry sites, SpanHandoff handoff, Tracer tracer, List<SpanExporter> exporters) {
    this.sites = sites;
    this.handoff = handoff;
    this.tracer = tracer;
    this.exporters = List.copyOf(exporters);
  }

  /** Forgets those found by the call before, and looks for others. */
  void check() {
    if (handoff.isPastMark()) {
      if (!leaving.isEmpty()) {
        forget(leaving);
      }
      leaving = sites.takeGone();
      handoff.mark();
    }
  }

  private void forget(List<Integer> gone) {
    Set<Integer> forgotten = new HashSet<>();
    for (int site : gone) {
      if (!isNeeded(site) && sites.forget(site)) {
        forgotten.add(site);
        for (SpanExporter exporter : exporters) {
          exporter.forget(site);
        }
      }
    }
    handoff.leftOut().forget(forgotten);
    tracer.forget(forgotten);
  }

  private boolean isNeeded(int site) {
    for (SpanExporter exporter : exporters) {
      if (exporter.needs(site)) {
        return true;
      }
    }
    return false;
  }
}
