package dev.l9.trace.testkit;

import dev.l9.trace.json.PlainJson;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Text;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A headless Chromium with one page, driven by Chrome's DevTools protocol. It is found on the
 * {@code PATH}, and has an empty profile of its own, which goes with it. Safe for use by one
 * thread.
 */
public final class Chromium implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "chrome");

  /** A guard against hanging. */
  private static final long SECONDS = 60;

  private final Process process;
  private final Path profile;
  private final Map<Integer, CompletableFuture<Fields>> answers = new ConcurrentHashMap<>();
  private final List<Fields> events = new CopyOnWriteArrayList<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final WebSocket socket;
  private String session = "";

  private Chromium(Path program) throws IOException {
    profile = Files.createTempDirectory("l9-chromium");
    process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    socket = connect();
    String target = text(call("Target.createTarget", "{\"url\":\"about:blank\"}"), "targetId");
    Fields attached =
        call("Target.attachToTarget", "{\"targetId\":" + quoted(target) + ",\"flatten\":true}");
    session = text(attached, "sessionId");
    for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
      call(domain + ".enable", "{}");
    }
  }

  /** Starts the browser; empty where the machine has none. */
  public static Optional<Chromium> start() {
    Optional<Path> program = find();
    try {
      return program.isEmpty() ? Optional.empty() : Optional.of(new Chromium(program.get()));
    } catch (IOException e) {
      throw new IllegalStateException("Chromium doesn't start: " + e.getMessage(), e);
    }
  }

  private static Optional<Path> find() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private WebSocket connect() throws IOException {
    Path said = profile.resolve("DevToolsActivePort");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!Files.exists(said) || Files.readAllLines(said).size() < 2) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IOException("it opened no port");
      }
      sleep(20);
    }
    List<String> lines = Files.readAllLines(said);
    URI uri = URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
    return HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(uri, new Answers()).join();
  }

  /** Puts together the parts of messages. */
  private final class Answers implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      message.append(data);
      if (last) {
        take((Fields) PlainJson.read(message.toString()));
        message.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }
  }

  private void take(Fields message) {
    if (message.values().get("id") instanceof CapturedValue.Num id) {
      CompletableFuture<Fields> answer = answers.remove(id.value().intValue());
      if (answer != null) {
        answer.complete(message);
      }
    } else {
      events.add(message);
    }
  }

  /** Calls a method of the protocol, with parameters in JSON, and returns its result. */
  public Fields call(String method, String parameters) {
    int id = ids.incrementAndGet();
    CompletableFuture<Fields> answer = new CompletableFuture<>();
    answers.put(id, answer);
    String of = session.isEmpty() ? "" : "\"sessionId\":" + quoted(session) + ",";
    String request =
        "{\"id\":" + id + "," + of + "\"method\":\"" + method + "\",\"params\":" + parameters + "}";
    socket.sendText(request, true).join();
    Fields message = answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    if (!(message.values().get("result") instanceof Fields result)) {
      throw new IllegalStateException(method + " failed: " + message);
    }
    return result;
  }

  /** Opens a page anew, and waits until its script has read all events. */
  public void open(String url) {
    // An address that differs only behind its # would load nothing.
    call("Page.navigate", "{\"url\":\"about:blank\"}");
    await("location.href === 'about:blank'");
    events.clear();
    call("Page.navigate", "{\"url\":" + quoted(url) + "}");
    await("document.body?.dataset.ready === 'true'");
  }

  /** The value of an expression of JavaScript, as text; of objects their JSON. */
  public String value(String expression) {
    String code =
        "(async () => { const v = await ("
            + expression
            + "); return typeof v === 'string' ? v : JSON.stringify(v) ?? 'undefined'; })()";
    Fields result =
        call(
            "Runtime.evaluate",
            "{\"expression\":" + quoted(code) + ",\"awaitPromise\":true,\"returnByValue\":true}");
    if (result.values().get("exceptionDetails") instanceof Fields failure) {
      throw new IllegalStateException(expression + " failed: " + failure);
    }
    return text((Fields) result.values().get("result"), "value");
  }

  /** Waits until an expression of JavaScript is true. */
  public void await(String expression) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!value("!!(" + expression + ")").equals("true")) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("it never was true: " + expression);
      }
      sleep(10);
    }
  }

  /** Presses and releases a key, such as {@code "n"}, {@code "Enter"} or {@code "ArrowDown"}. */
  public void press(String key) {
    String text =
        key.length() == 1
            ? ",\"text\":" + quoted(key)
            : key.equals("Enter") ? ",\"text\":\"\\r\"" : "";
    for (String type : List.of("keyDown", "keyUp")) {
      String code =
          "{\"type\":\""
              + type
              + "\",\"key\":"
              + quoted(key)
              + (type.equals("keyDown") ? text : "")
              + "}";
      call("Input.dispatchKeyEvent", code);
    }
  }

  /** Writes text into the field that has the focus. */
  public void type(String text) {
    call("Input.insertText", "{\"text\":" + quoted(text) + "}");
  }

  /** Clicks with the mouse into the middle of an element. */
  public void click(String selector) {
    String place =
        value(
            "(() => { const e = document.querySelector("
                + quoted(selector)
                + "); e.scrollIntoView({ block: 'nearest' }); const b = e.getBoundingClientRect();"
                + " return (b.left + b.width / 2) + ' ' + (b.top + b.height / 2); })()");
    int blank = place.indexOf(' ');
    String at = "\"x\":" + place.substring(0, blank) + ",\"y\":" + place.substring(blank + 1);
    for (String type : List.of("mousePressed", "mouseReleased")) {
      String button = ",\"button\":\"left\",\"clickCount\":1}";
      call("Input.dispatchMouseEvent", "{\"type\":\"" + type + "\"," + at + button);
    }
  }

  /** Has the page be of this size, on a screen of a phone if it is narrow. */
  public void size(int width, int height) {
    call(
        "Emulation.setDeviceMetricsOverride",
        "{\"width\":"
            + width
            + ",\"height\":"
            + height
            + ",\"deviceScaleFactor\":1,\"mobile\":"
            + (width < 500)
            + "}");
  }

  /** Has the system prefer light or dark. */
  public void prefer(String scheme) {
    call(
        "Emulation.setEmulatedMedia",
        "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"" + scheme + "\"}]}");
  }

  /** Takes a picture of what is visible. */
  public void screenshot(Path file) {
    String data = text(call("Page.captureScreenshot", "{\"format\":\"png\"}"), "data");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, Base64.getDecoder().decode(data));
    } catch (IOException e) {
      throw new IllegalStateException("no picture " + file + ": " + e.getMessage(), e);
    }
  }

  /** The addresses of all requests since the page was opened. */
  public List<String> requests() {
    List<String> urls = new ArrayList<>();
    for (Fields event : parameters("Network.requestWillBeSent")) {
      urls.add(text((Fields) event.values().get("request"), "url"));
    }
    return urls;
  }

  /** What went wrong since the page was opened: exceptions, and what the browser has logged. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    parameters("Runtime.exceptionThrown").forEach(event -> problems.add(event.toString()));
    for (Fields event : parameters("Log.entryAdded")) {
      problems.add(text((Fields) event.values().get("entry"), "text"));
    }
    return problems;
  }

  /** The parameters of all events of a kind since the page was opened. */
  public List<Fields> parameters(String method) {
    return events.stream()
        .filter(event -> event.values().get("method").equals(new Text(method)))
        .map(event -> (Fields) event.values().get("params"))
        .toList();
  }

  private static String text(Fields of, String key) {
    return of.values().get(key) instanceof Text text
        ? text.value()
        : String.valueOf(of.values().get(key));
  }

  private static String quoted(String text) {
    return dev.l9.trace.json.JsonBytes.compact().string(text).toString();
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Ends the browser, and removes its profile. */
  @Override
  public void close() {
    try {
      session = "";
      call("Browser.close", "{}");
      process.waitFor(SECONDS, TimeUnit.SECONDS);
      delete(profile);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException | java.io.UncheckedIOException e) {
      // A file that goes while we look is what we want.
    }
  }
}
