package dev.l9.trace.benchmarks.page;

import dev.l9.trace.reader.event.EventListener;
import dev.l9.trace.reader.file.TraceReader;
import dev.l9.trace.reader.report.Report;
import dev.l9.trace.reader.report.SourceBlocks;
import dev.l9.trace.source.ExcludedFiles;
import dev.l9.trace.source.SourceFinder;
import dev.l9.trace.source.SourceLog;
import dev.l9.trace.source.SourceRoots;
import dev.l9.trace.testkit.Chromium;
import dev.l9.trace.testkit.SyntheticTrace;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Opens pages of 100,000 events and scrolls them, once as many small traces and once as a single
 * one. It prints a table: when the first picture was there, when all events were read, and how long
 * frames took while the page was scrolled.
 */
public final class PageSpeed {

  private static final int EVENTS = 99_970;
  private static final int OPENINGS = 5;

  private final Chromium browser;
  private final Path folder;

  private PageSpeed(Chromium browser, Path folder) {
    this.browser = browser;
    this.folder = folder;
  }

  /** Needs a Chromium on the {@code PATH}. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of("benchmarks/target/page"));
    try (Chromium browser = Chromium.start().orElseThrow()) {
      browser.size(1280, 900);
      PageSpeed speed = new PageSpeed(browser, folder);
      System.out.println("| what | value |\n|---|---|");
      speed.smallTraces();
      speed.oneTrace();
    }
  }

  private void smallTraces() throws IOException {
    Path trace = folder.resolve("small.jsonl");
    SyntheticTrace.write(trace, EVENTS);
    String url = page(trace);
    open(url);
    browser.value("location.hash = 'view=traces'");
    browser.await("document.querySelector('.traces .row')");
    scroll("list of traces", ".traces");
    search();
  }

  private void oneTrace() throws IOException {
    Path trace = folder.resolve("one.jsonl");
    SyntheticTrace.writeOne(trace, EVENTS);
    browser.open(page(trace) + "#view=traces");
    browser.value("document.querySelector('.traces a').click()");
    browser.await("document.querySelector('.waterfall .row')");
    scroll("waterfall", ".waterfall");
    browser.value("document.querySelector('.tab:not([aria-current])').click()");
    browser.await("document.querySelector('.flame')");
  }

  private String page(Path trace) throws IOException {
    Path page = folder.resolve(trace.getFileName() + ".html");
    long start = System.nanoTime();
    try (TraceReader reader = TraceReader.open(List.of(trace), InputStream.nullInputStream());
        OutputStream out = Files.newOutputStream(page)) {
      Report report = Report.read(source(reader), "trace.jsonl", Report.Limits.FLUID);
      report.write(out, noSources());
      row(
          trace.getFileName() + ": made in",
          (System.nanoTime() - start) / 1_000_000
              + " ms, "
              + report.executions()
              + " events, "
              + Files.size(trace) / 1_000_000
              + " MB to "
              + Math.rint(Files.size(page) / 1e5) / 10
              + " MB");
    }
    return page.toUri().toString();
  }

  private static Report.Source source(TraceReader reader) {
    return new Report.Source() {
      @Override
      public void forEach(EventListener listener) throws IOException {
        reader.forEach(listener);
      }

      @Override
      public boolean isRereadable() {
        return true;
      }
    };
  }

  private SourceBlocks noSources() {
    SourceLog log =
        new SourceLog() {
          @Override
          public void info(String message) {}

          @Override
          public void warn(String message) {}
        };
    SourceRoots roots = new SourceRoots(folder, List.of("none"), log);
    return new SourceBlocks(new SourceFinder(roots, ExcludedFiles.NONE), folder);
  }

  private void open(String url) {
    StringBuilder first = new StringBuilder();
    StringBuilder ready = new StringBuilder();
    for (int i = 0; i < OPENINGS; i++) {
      browser.open(url);
      browser.await("performance.getEntriesByName('first-contentful-paint').length > 0");
      first.append(' ').append(mark("first-contentful-paint"));
      ready.append(' ').append(mark("ready"));
    }
    row("first picture, ms", first.toString().trim());
    row("all events read, ms", ready.toString().trim());
  }

  private String mark(String name) {
    return browser.value("Math.round(performance.getEntriesByName('" + name + "')[0].startTime)");
  }

  /** Scrolls as by a wheel, and then as by dragging the bar through the whole. */
  private void scroll(String what, String selector) {
    FrameTimes frames = FrameTimes.start(browser);
    String place =
        browser.value(
            "(() => { const b = document.querySelector('"
                + selector
                + "').getBoundingClientRect(); return '\"x\":' + Math.round(b.left + b.width / 2)"
                + " + ',\"y\":' + Math.round(b.top + b.height / 2); })()");
    browser.call(
        "Input.synthesizeScrollGesture",
        "{" + place + ",\"yDistance\":-20000,\"speed\":8000,\"gestureSourceType\":\"mouse\"}");
    browser.value(
        "(async () => { const e = document.querySelector('"
            + selector
            + "'); for (let i = 0; i < 120;"
            + " i++) { e.scrollTop = e.scrollHeight * i / 120; await new Promise(requestAnimationFrame); } })()");
    row("scrolling the " + what, frames.end());
  }

  private void search() {
    FrameTimes frames = FrameTimes.start(browser);
    browser.value("document.getElementById('search').focus()");
    for (char c : "sofa unit=3".toCharArray()) {
      browser.type(String.valueOf(c));
    }
    browser.await("document.querySelector('.result').innerText.includes(' of ')");
    row("searching by typing", frames.end());
  }

  private static void row(String what, String value) {
    System.out.println("| " + what + " | " + value + " |");
  }
}
