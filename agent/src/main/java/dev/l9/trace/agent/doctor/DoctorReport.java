package dev.l9.trace.agent.doctor;

import dev.l9.trace.agent.site.SiteRegistry;
import dev.l9.trace.agent.site.TraceSite;
import dev.l9.trace.bootstrap.AgentOptions;
import dev.l9.trace.bootstrap.OptionKey;
import dev.l9.trace.json.JsonBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * Writes what {@code l9 doctor} reads: lines of JSON in UTF-8, each an object whose {@code kind}
 * says what it is about. Not thread-safe.
 *
 * <ul>
 *   <li>{@code options}: the options that the user gave.
 *   <li>{@code class}: a class in which nothing is traced, and the {@code reason}.
 *   <li>{@code method}: whether a method is {@code traced}, and the {@code reason}. For a traced
 *       method: what is captured; how many executions became {@code events} (and how many of these
 *       were {@code errors}), or were left out {@code by_rate} or {@code by_sample}, or were {@code
 *       dropped}; and the {@code source} whose block is about it.
 *   <li>{@code source}: the {@code file} of a source, whether its block is {@code written}, and the
 *       {@code reason}.
 *   <li>{@code loaded}: all {@code classes} of the program that are loaded.
 *   <li>{@code cut}: how {@code many} decisions could not be kept.
 * </ul>
 */
public final class DoctorReport {

  private final Path file;
  private final AgentOptions options;
  private final SiteRegistry sites;
  private final Decisions decisions;
  private final SourceOutcomes sources;
  private final LoadedClassNames loadedClasses;
  private final JsonBytes out = JsonBytes.compact();

  /**
   * Prepares a report.
   *
   * @param file the file of the report
   * @param loadedClasses finds the classes that might have been traced
   */
  public DoctorReport(
      Path file,
      AgentOptions options,
      SiteRegistry sites,
      Decisions decisions,
      SourceOutcomes sources,
      LoadedClassNames loadedClasses) {
    this.file = file;
    this.options = options;
    this.sites = sites;
    this.decisions = decisions;
    this.sources = sources;
    this.loadedClasses = loadedClasses;
  }

  /**
   * Writes the report. A former one in the file is replaced.
   *
   * @param counts returns what became of a site's executions, by the site's number
   */
  public void write(IntFunction<MethodCounts> counts) throws IOException {
    out.truncate(0);
    options();
    decisions.classes().forEach(this::leftOut);
    for (Decisions.Method method : decisions.methods()) {
      method(method, counts.apply(method.site()));
    }
    sources.all().forEach(this::source);
    loaded();
    if (decisions.tooMany() > 0) {
      begin("cut").raw(",\"many\":").number(decisions.tooMany()).raw("}\n");
    }
    Files.write(file, out.toArray());
  }

  private JsonBytes begin(String kind) {
    return out.raw("{\"kind\":\"").raw(kind).raw("\"");
  }

  private JsonBytes text(String key, String value) {
    return out.raw(",\"").raw(key).raw("\":").string(value);
  }

  private JsonBytes number(String key, long value) {
    return out.raw(",\"").raw(key).raw("\":").number(value);
  }

  private JsonBytes flag(String key, boolean value) {
    return out.raw(",\"").raw(key).raw(value ? "\":true" : "\":false");
  }

  private void options() {
    begin("options").raw(",\"options\":{");
    String separator = "";
    for (OptionKey key : OptionKey.values()) {
      if (options.isSet(key)) {
        out.raw(separator).key(key.key()).string(options.text(key));
        separator = ",";
      }
    }
    out.raw("}}\n");
  }

  private void leftOut(String className, String reason) {
    begin("class");
    text("class", className);
    text("reason", reason).raw("}\n");
  }

  private void method(Decisions.Method method, MethodCounts counts) {
    begin("method");
    text("class", method.className());
    text("method", method.name());
    text("descriptor", method.descriptor());
    boolean isTraced = method.site() != Decisions.NO_SITE;
    flag("traced", isTraced);
    text("reason", method.reason());
    if (isTraced) {
      captured(sites.get(method.site()));
      number("events", counts.events());
      number("errors", counts.errors());
      number("by_rate", counts.byRate());
      number("by_sample", counts.bySample());
      number("dropped", counts.dropped());
    }
    out.raw("}\n");
  }

  private void captured(TraceSite site) {
    out.raw(",\"inputs\":{");
    String separator = "";
    for (TraceSite.Parameter parameter : site.parameters()) {
      out.raw(separator).key(parameter.name()).raw(parameter.redacted() ? "false" : "true");
      separator = ",";
    }
    out.raw("}");
    text("output", site.result().name().toLowerCase(Locale.ROOT));
    if (site.source() != null) {
      text("source", site.source().path());
    }
  }

  private void source(String source, SourceOutcomes.Outcome outcome) {
    begin("source");
    text("source", source);
    text("file", outcome.file());
    flag("written", outcome.isWritten());
    text("reason", outcome.reason()).raw("}\n");
  }

  private void loaded() {
    begin("loaded").raw(",\"classes\":[");
    String separator = "";
    for (String name : loadedClasses.all()) {
      out.raw(separator).string(name);
      separator = ",";
    }
    out.raw("]}\n");
  }
}
