package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.testkit.Chromium;
import dev.l9.trace.testkit.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes pages of {@code l9 report}, and opens them in a headless Chromium if there is one. */
final class ReportBrowser implements AutoCloseable {

  private final Path folder;
  private final @Nullable Chromium chromium = Chromium.start().orElse(null);

  ReportBrowser(Path folder) {
    this.folder = folder;
  }

  /** The browser, on a screen of the usual size, in light. */
  Chromium chromium() {
    assumeTrue(chromium != null, "skipped: there is no Chromium on the PATH");
    return chromium;
  }

  void startLight() {
    if (chromium != null) {
      chromium.size(1280, 900);
      chromium.prefer("light");
    }
  }

  /** Makes the page of a trace, and returns its address. */
  String page(Path trace, String... options) {
    Path page = trace.resolveSibling(trace.getFileName() + ".html");
    List<String> words =
        new ArrayList<>(List.of("report", trace.toString(), "-o", page.toString()));
    words.addAll(List.of(options));
    ProgramRun run = L9Run.here(words.toArray(new String[0]));
    assertEquals(0, run.exitCode(), run.err());
    return page.toUri().toString();
  }

  /** Makes the page of a trace of these lines. */
  String pageOf(String name, String... lines) throws IOException {
    Path trace = folder.resolve(name + ".jsonl");
    Files.write(trace, List.of(lines));
    return page(trace);
  }

  Chromium open(String url) {
    chromium().open(url);
    return chromium();
  }

  /** What people read in the first element that fits. */
  String text(String selector) {
    return chromium().value("document.querySelector('" + selector + "').innerText");
  }

  /** Nothing failed, and nothing was asked for but the file. */
  void assertNothingWrong() {
    assertEquals(List.of(), chromium().problems());
    for (String url : chromium().requests()) {
      assertTrue(url.startsWith("file:"), url);
    }
  }

  /** A line without a class; the parent is JSON. */
  static String line(String id, String parent, String status, String metadata) {
    return "{\"trace_id\":\""
        + id
        + "\",\"parent_id\":"
        + parent
        + ",\"timestamp\":\"2026-03-02T08:00:00.000000Z\",\"hrm_layer\":\"system\",\"operation\":\"op\",\"component\":\"A.java\",\"input_summary\":\"\",\"output_summary\":\"\",\"duration_ms\":3,\"status\":\""
        + status
        + "\",\"metadata\":{"
        + metadata
        + "}}";
  }

  @Override
  public void close() {
    if (chromium != null) {
      chromium.close();
    }
  }
}
