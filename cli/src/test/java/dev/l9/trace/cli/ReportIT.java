package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.block.BlockStyle;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.testkit.Chromium;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.SyntheticTrace;
import dev.l9.trace.testkit.Thorough;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the page of a trace in a headless Chromium, and does there what people do. */
class ReportIT {

  private static final Path PICTURES = Path.of("target/report-pictures");

  @TempDir private static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static ReportBrowser browser;

  private static String shop = "";

  /** Where a payment failed in the shop's trace, and the root of that trace. */
  private static String gateway = "";

  private static String order = "";

  @BeforeAll
  static void makePageAndStart() throws IOException, RefusedSourceException {
    Path trace = folder.resolve("trace.jsonl");
    SyntheticTrace.write(trace, 3_000);
    Matcher failure =
        Pattern.compile("\"trace_id\":\"(\\w+)\".*CardGateway.*\"error\".*\"root_id\":\"(\\w+)\"")
            .matcher(Files.readString(trace));
    assertTrue(failure.find());
    gateway = failure.group(1);
    order = failure.group(2);
    Path source = folder.resolve("src/com/acme/shop/Payments.java");
    Files.createDirectories(source.getParent());
    byte[] code = "package com.acme.shop;\n\nclass Payments {}\n".getBytes(StandardCharsets.UTF_8);
    code =
        BlockFormats.of(source)
            .orElseThrow()
            .withBlock(code, DoraTraceBlock.EMPTY, BlockStyle.COMPACT);
    Files.write(source, code);
    browser = new ReportBrowser(folder);
    shop = browser.page(trace, "--sources", folder.resolve("src").toString());
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @BeforeEach
  void startLight() {
    browser.startLight();
  }

  private static Map<String, String> views() {
    return Map.ofEntries(
        Map.entry("overview", "#"),
        Map.entry("traces", "#view=traces"),
        Map.entry("trace", "#event=" + gateway),
        Map.entry("flame", "#trace=" + order + "&tab=flame"),
        Map.entry("graph", "#view=graph"),
        Map.entry("files", "#view=files"),
        Map.entry("file", "#view=files&file=Payments.java"));
  }

  @Test
  void command_writesThePageAndSaysWhatIsInIt() throws IOException {
    Path trace = folder.resolve("one.jsonl");
    Files.writeString(trace, ReportBrowser.line("a", "null", "success", "") + "\nno event\n");
    Path page = folder.resolve("one.html");
    ProgramRun run =
        L9Run.here("report", trace.toString(), "-o", page.toString(), "--title", "A <b> & c");
    assertEquals(page + ": 1 execution, 0 failed; open it in a browser\n", run.out());
    assertTrue(run.err().contains("skipped 1 line that is no event: line 2"), run.err());
    String html = Files.readString(page);
    assertTrue(html.contains("<title>A &#60;b&#62; &#38; c</title>"), html.substring(0, 2000));
    assertTrue(html.contains("skipped 1 line that is no event: line 2"));
  }

  @Test
  void command_refusesWhatWouldLoseSomething() throws IOException {
    Path trace = folder.resolve("kept.jsonl");
    Files.writeString(trace, ReportBrowser.line("a", "null", "success", "") + "\n");
    ProgramRun run = L9Run.here("report", trace.toString(), "-o", trace.toString());
    assertEquals(2, run.exitCode());
    assertTrue(run.err().startsWith("--output: " + trace + " is the trace itself"), run.err());
    assertEquals(ReportBrowser.line("a", "null", "success", "") + "\n", Files.readString(trace));
    run = L9Run.here("report", trace.toString(), "-o", folder.resolve("no/page.html").toString());
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("there is no folder " + folder.resolve("no")), run.err());
    run =
        L9Run.here(
            "report",
            folder.resolve("none.jsonl").toString(),
            "-o",
            folder.resolve("x.html").toString());
    assertEquals(2, run.exitCode());
    assertFalse(Files.exists(folder.resolve("x.html")));
  }

  @Test
  void overview_saysFirstWhatFailedAndLeadsThere() {
    Chromium page = browser.open(shop);
    assertEquals("Overview – trace.jsonl", page.value("document.title"));
    assertEquals("What failed", browser.text("main h2"));
    assertTrue(
        browser
            .text(".failures")
            .contains("10 failures, which passed through 20 further executions."),
        browser.text(".failures"));
    assertTrue(
        browser.text(".failures tbody").contains("PaymentException: card refused"),
        browser.text(".failures"));
    page.click(".failures a.failure");
    page.await("document.querySelector('.event h3')");
    assertEquals("sys CardGateway.send", browser.text(".event h3").replaceAll("\\s+", " "));
    assertTrue(
        browser.text(".event").contains("thrown at CardGateway.java:88"), browser.text(".event"));
    page.click(".event a[href*=event]");
    page.await("document.querySelector('.event h3').innerText.includes('Payments.pay')");
    assertTrue(
        browser.text(".event").contains("It began in CardGateway.send"), browser.text(".event"));
    browser.assertNothingWrong();
  }

  @Test
  void link_leadsToItsEventAndSaysWhenThePageHasntGotIt() {
    Chromium page = browser.open(shop + "#trace=" + order + "&event=" + gateway);
    assertEquals("Shop.order", browser.text(".trace-head h2"));
    assertTrue(
        browser.text(".row.current").contains("CardGateway.send"), browser.text(".row.current"));
    assertTrue(browser.text(".event").contains(gateway), browser.text(".event"));
    page.value("location.hash = 'trace=sys_1_gone'");
    page.await("document.querySelector('main').innerText.includes('Not in this page')");
    assertTrue(
        browser.text("main").contains("l9 view --trace-id sys_1_gone"), browser.text("main"));
    browser.assertNothingWrong();
  }

  @Test
  void keyboard_findsATraceAndItsFailureAndComesBack() {
    Chromium page = browser.open(shop);
    page.press("/");
    page.await("document.activeElement.id === 'search'");
    page.type("paymentexception");
    page.await("document.querySelector('.result').innerText === '10 of 180 traces'");
    page.press("Enter");
    page.press("ArrowDown");
    page.press("ArrowUp");
    page.press("Enter");
    page.await("document.querySelector('.waterfall .row')");
    page.value("document.querySelector('.waterfall').focus()");
    page.press("Home");
    page.press("n");
    page.await("document.querySelector('.row.current').innerText.includes('Payments.pay')");
    page.press("ArrowLeft");
    page.await("document.querySelector('.row.current').getAttribute('aria-expanded') === 'false'");
    page.press("ArrowRight");
    page.press("ArrowRight");
    page.await("document.querySelector('.row.current').innerText.includes('CardGateway.send')");
    page.press("Escape");
    page.await("document.body.dataset.view === 'traces'");
    for (String[] view : new String[][] {{"1", "overview"}, {"3", "graph"}, {"4", "files"}}) {
      page.press(view[0]);
      page.await("document.body.dataset.view === '" + view[1] + "'");
    }
    page.value("history.back()");
    page.await("document.body.dataset.view === 'graph'");
    browser.assertNothingWrong();
  }

  @Test
  void flameGraph_widensByClickAndKey() {
    Chromium page = browser.open(shop + "#trace=" + order + "&tab=flame");
    assertTrue(browser.text(".tip").startsWith("whole trace: "), browser.text(".tip"));
    page.value("document.querySelector('.flame').focus()");
    page.press("ArrowDown");
    page.press("ArrowDown");
    page.await(
        "document.querySelector('.tip').innerText.startsWith('Payments.pay: 1 call, 1 failed')");
    page.press("Enter");
    page.press("Escape");
    assertTrue(
        browser.text(".flame-view tbody tr").contains("CardGateway.send"),
        browser.text(".flame-view table"));
    browser.assertNothingWrong();
  }

  @Test
  void callGraphAndFiles_leadToEachOther() {
    Chromium page = browser.open(shop + "#view=graph");
    assertEquals("8", page.value("document.querySelectorAll('.graph .node').length"));
    page.value(
        "document.querySelector('.graph a[href*=Payments]').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))");
    page.await("document.querySelector('.graph-view h3')");
    assertTrue(
        browser
            .text(".graph-view .two")
            .replaceAll("\\s+", " ")
            .contains("174 sys Shop.order ✕ 10 Calls"),
        browser.text(".graph-view .two"));
    page.click(".graph-view a[href*=file]");
    page.await("document.body.dataset.view === 'files'");
    assertEquals("Payments.java", browser.text(".files-view h2"));
    assertTrue(
        browser.text(".files-view").contains("State: never run"), browser.text(".files-view"));
    assertTrue(
        browser.text(".files-view pre").contains("\"errors_detected\": []"),
        browser.text(".files-view pre"));
    browser.assertNothingWrong();
  }

  @Test
  void colours_areThoseOfTheSystemUntilSomebodyChooses() {
    Chromium page = browser.chromium();
    page.prefer("dark");
    browser.open(shop);
    assertEquals("rgb(18, 22, 28)", page.value("getComputedStyle(document.body).backgroundColor"));
    page.prefer("light");
    page.await("getComputedStyle(document.body).backgroundColor === 'rgb(246, 247, 249)'");
    page.click("#theme");
    page.click("#theme");
    assertEquals("Colours: dark. Change", page.value("document.getElementById('theme').ariaLabel"));
    page.await("getComputedStyle(document.body).backgroundColor === 'rgb(18, 22, 28)'");
    page.click("#theme");
    assertEquals("Colours: auto. Change", page.value("document.getElementById('theme').ariaLabel"));
    browser.assertNothingWrong();
  }

  @Test
  void eachView_fitsAPhoneAndNamesWhatCanBeUsed() {
    Chromium page = browser.chromium();
    page.size(360, 740);
    for (Map.Entry<String, String> view : views().entrySet()) {
      browser.open(shop + view.getValue());
      assertEquals("360", page.value("document.documentElement.scrollWidth"), view.getKey());
      assertEquals("[]", unnamed(page), view.getKey());
      browser.assertNothingWrong();
    }
  }

  /** The pictures are for people, who look at them. */
  @Test
  @Thorough
  void eachView_hasItsPictures() {
    Chromium page = browser.chromium();
    views()
        .forEach(
            (name, address) -> {
              page.size(360, 740);
              browser.open(shop + address);
              picture(name + "-phone");
              page.size(1280, 900);
              picture(name + "-light");
              page.prefer("dark");
              picture(name + "-dark");
              page.prefer("light");
            });
    assertTrue(Files.exists(PICTURES.resolve("overview-dark.png")));
  }

  private void picture(String name) {
    browser
        .chromium()
        .value("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))");
    browser.chromium().screenshot(PICTURES.resolve(name + ".png"));
  }

  /** What a screen reader would meet without a name. */
  private static String unnamed(Chromium page) {
    List<String> unnamed = new ArrayList<>();
    var nodes =
        (CapturedValue.Items) page.call("Accessibility.getFullAXTree", "{}").values().get("nodes");
    for (var node : nodes.values()) {
      var values = ((CapturedValue.Fields) node).values();
      String role = string(values.get("role"));
      if (List.of(
                  "button",
                  "link",
                  "textbox",
                  "searchbox",
                  "combobox",
                  "spinbutton",
                  "grid",
                  "tree",
                  "treeitem",
                  "region",
                  "heading",
                  "dialog",
                  "navigation")
              .contains(role)
          && string(values.get("name")).isBlank()) {
        unnamed.add(role + " " + values.get("properties"));
      }
    }
    return unnamed.toString();
  }

  private static String string(@Nullable CapturedValue value) {
    return value instanceof CapturedValue.Fields fields
            && fields.values().get("value") instanceof CapturedValue.Text text
        ? text.value()
        : "";
  }
}
