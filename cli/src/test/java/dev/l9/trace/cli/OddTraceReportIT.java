package dev.l9.trace.cli;

import static dev.l9.trace.cli.ReportBrowser.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.testkit.Chromium;
import dev.l9.trace.testkit.SyntheticTrace;
import dev.l9.trace.testkit.Thorough;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens pages of hostile, odd and large traces in a headless Chromium. */
class OddTraceReportIT {

  @TempDir private static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static ReportBrowser browser;

  @BeforeAll
  static void start() {
    browser = new ReportBrowser(folder);
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @BeforeEach
  void startLight() {
    browser.startLight();
  }

  @Test
  void hostileTrace_executesNothingAndAsksForNothing() throws IOException {
    String evil =
        "</script><script>hacked=1</script><!--<img src=http://127.0.0.1:9/x onerror=hacked=1>\\u202e\\u2028\\u0000{{7*7}}javascript:hacked=1";
    String metadata =
        "\"root_id\":\""
            + evil
            + "\",\"class\":\""
            + evil
            + "\",\"method\":\""
            + evil
            + "\",\"thread\":\""
            + evil
            + "\",\"error\":\""
            + evil
            + "\",\"at\":\""
            + evil
            + "\",\"cause\":\""
            + evil
            + "\",\""
            + evil
            + "\":{\""
            + evil
            + "\":[\""
            + evil
            + "\"]},\"large\":\""
            + "<img>".repeat(200_000)
            + "\"";
    String line =
        line(evil, "null", "error", metadata)
            .replace("\"op\"", "\"" + evil + "\"")
            .replace("\"A.java\"", "\"" + evil + "\"")
            .replace("_summary\":\"\"", "_summary\":\"" + evil + "\"")
            .replace("\"system\"", "\"" + evil + "\"");
    String url =
        browser.pageOf(
            "hostile", line, line.replace("parent_id\":null", "parent_id\":\"" + evil + "\""));
    Chromium page = browser.open(url);
    for (String view :
        List.of(
            "'#'",
            "'#view=traces&q=%3Cscript'",
            "'#view=graph'",
            "'#view=files'",
            "document.querySelector('.files-view tbody a').href",
            "'#view=traces&q='",
            "document.querySelector('.traces a').href",
            "location.href + '&event=' + encodeURIComponent(new URLSearchParams(location.hash.slice(1)).get('trace'))",
            "location.href + '&tab=flame'")) {
      page.value("location.href = " + view);
      page.value("new Promise((done) => setTimeout(done, 120))");
      assertEquals(
          "0",
          page.value(
              "document.querySelectorAll('img, iframe, object, embed, link, base, form[action], [onerror], [onclick], a[href^=javascript]').length"),
          view);
    }
    assertEquals("undefined", page.value("typeof hacked"));
    assertEquals("2", page.value("document.querySelectorAll('script:not([data-l9])').length"));
    browser.assertNothingWrong();
    page.value("location.href = location.href.replace('&tab=flame', '')");
    page.await("document.querySelector('.event')");
    assertTrue(browser.text(".event").contains("‹U+202E›‹U+2028›‹U+0000›"), browser.text(".event"));
    assertTrue(browser.text(".event").contains("more characters"), browser.text(".event"));
  }

  @Test
  void policy_stopsWhatNoPageOfOursDoes() throws IOException {
    Chromium page = browser.open(browser.pageOf("plain", line("a", "null", "success", "")));
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(300);
      String target = "'http://127.0.0.1:" + server.getLocalPort() + "/'";
      for (String attempt :
          List.of(
              "const i = document.createElement('img'); i.src = "
                  + target
                  + "; document.body.append(i);",
              "fetch(" + target + ").catch(() => {});",
              "document.body.append(Object.assign(document.createElement('iframe'), { src: "
                  + target
                  + " }));",
              "document.body.setAttribute('onclick', 'hacked = 1'); document.body.click();",
              "const s = document.createElement('script'); s.append('hacked = 1'); document.body.append(s);",
              "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=hacked=1>');",
              "document.body.append(Object.assign(document.createElement('a'), { href: 'javascript:hacked=1', id: 'js' })); document.getElementById('js').click();")) {
        page.value("(() => { try { " + attempt + " } catch {} })()");
      }
      assertEquals("0", page.value("document.querySelectorAll('[onclick], [onerror]').length"));
      assertEquals("undefined", page.value("typeof hacked"));
      assertEquals("", received(server), "a request left the page");
    }
    assertTrue(page.problems().size() >= 5, page.problems().toString());
  }

  /** What came in. Chromium may open a connection before it asks the policy, and sends nothing. */
  private static String received(ServerSocket server) throws IOException {
    StringBuilder received = new StringBuilder();
    try {
      while (true) {
        try (Socket connection = server.accept()) {
          connection.setSoTimeout(300);
          received.append(
              new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    } catch (SocketTimeoutException e) {
      return received.toString();
    }
  }

  @Test
  void tracesOfEveryShape_areShown() throws IOException {
    browser.open(browser.pageOf("empty"));
    assertEquals("No events", browser.text("main h2"));
    browser.chromium().press("2");
    browser.chromium().await("document.querySelector('.result')?.innerText === '0 traces'");
    browser.assertNothingWrong();

    browser.open(browser.pageOf("one", line("sys_1_a", "null", "success", "")) + "#trace=sys_1_a");
    assertEquals(
        "1", browser.chromium().value("document.querySelectorAll('.waterfall .row').length"));
    browser.assertNothingWrong();

    browser.open(
        browser.pageOf("later", line("x", "null", "paused", "").replace("system", "quantum"))
            + "#event=x");
    assertTrue(browser.text(".event").contains("paused"), browser.text(".event"));
    assertTrue(browser.text(".event").contains("quantum"), browser.text(".event"));
    browser.assertNothingWrong();

    browser.open(
        browser.pageOf(
                "orphans", line("b", "\"a\"", "success", ""), line("c", "\"a\"", "error", ""))
            + "#trace=a");
    assertTrue(
        browser.text(".trace-head").contains("The root a isn't in the trace"),
        browser.text(".trace-head"));
    assertEquals(
        "2", browser.chromium().value("document.querySelectorAll('.waterfall .row').length"));
    browser.assertNothingWrong();
  }

  @Test
  void traceOfDepth10000_canBeSeenToItsEnd() throws IOException {
    String[] lines = new String[10_000];
    for (int i = 0; i < lines.length; i++) {
      lines[i] =
          line("e" + i, i == 0 ? "null" : "\"e" + (i - 1) + "\"", "success", "\"root_id\":\"e0\"");
    }
    Chromium page = browser.open(browser.pageOf("deep", lines) + "#trace=e0&event=e9999");
    assertEquals(
        "10000", page.value("document.querySelector('.row.current').getAttribute('aria-level')"));
    assertEquals(
        "360",
        page.value(
            "(() => { document.body.style.width = '360px'; return document.body.clientWidth; })()"));
    page.value("location.hash = 'trace=e0&tab=flame'");
    page.await("document.querySelector('.flame')?.scrollHeight > 200000");
    browser.assertNothingWrong();
  }

  @Test
  @Thorough
  void hundredThousandEvents_haveFewRowsAndAreAllReached() {
    Path trace = folder.resolve("many.jsonl");
    SyntheticTrace.write(trace, 120_000);
    Chromium page = browser.open(browser.page(trace) + "#view=traces");
    assertTrue(browser.text("#notes").startsWith("Of 12"), browser.text("#notes"));
    page.await("document.querySelector('.traces .row')");
    page.value("document.querySelector('.traces').focus()");
    page.press("End");
    page.await(
        "document.querySelector('.row.current').getAttribute('aria-rowindex') === document.querySelector('.traces').getAttribute('aria-rowcount')");
    assertTrue(Integer.parseInt(page.value("document.querySelectorAll('.row').length")) < 60);
    assertTrue(Integer.parseInt(page.value("document.querySelectorAll('*').length")) < 2_000);
    browser.assertNothingWrong();
  }
}
