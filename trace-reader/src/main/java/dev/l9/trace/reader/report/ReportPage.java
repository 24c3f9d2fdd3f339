package dev.l9.trace.reader.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the frame of the page: its policy, style, libraries and script, and elements with data.
 *
 * <p>The policy (Content Security Policy level 3) allows the scripts and the style of this page by
 * their hashes, and nothing else: no other script, no handler in an attribute, no request. It also
 * has browsers that know Trusted Types refuse to parse text as HTML. Not thread-safe.
 */
final class ReportPage {

  /** What of d3 is used, each after those that it needs. */
  static final List<String> LIBRARIES =
      List.of(
          "d3-array",
          "d3-color",
          "d3-interpolate",
          "d3-format",
          "d3-time",
          "d3-time-format",
          "d3-scale",
          "d3-path",
          "d3-shape",
          "d3-selection",
          "d3-axis");

  /** What stands in the page's frame for something else. */
  private static final Pattern MARK = Pattern.compile("@([A-Z]+)@");

  private final OutputStream out;

  ReportPage(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes everything before the first data, and the overview with them: a browser shows it while
   * it reads the rest.
   */
  void begin(String title, Consumer<JsonGenerator> overview) throws IOException {
    String style = resource("page/style.css");
    String libraries = libraries();
    String script = PageScript.of("main", name -> resource("page/" + name + ".mjs"));
    String page = resource("page/page.html");
    Matcher mark = MARK.matcher(page);
    int done = 0;
    for (; mark.find(); done = mark.end()) {
      text(page.substring(done, mark.start()));
      switch (mark.group(1)) {
        case "POLICY" -> text(policy(style, libraries, script));
        case "TITLE" -> text(escape(title));
        case "STYLE" -> text(style);
        case "LICENCES" -> text(escape(licences()));
        case "OVERVIEW" -> data("overview", overview);
        case "LIBRARIES" -> text(libraries);
        case "SCRIPT" -> text(script);
        default -> throw new IllegalStateException("page.html has " + mark.group());
      }
    }
    text(page.substring(done));
  }

  /** Writes an element with data of a kind. */
  void data(String kind, Consumer<JsonGenerator> content) throws IOException {
    text("<script type=\"application/json\" data-l9=\"" + kind + "\">");
    try (JsonGenerator json = PageJson.to(out)) {
      content.accept(json);
    }
    text("</script>\n");
  }

  /** Writes what stands behind the last data. */
  void end() throws IOException {
    text("</body>\n</html>\n");
  }

  private void text(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String policy(String style, String... scripts) {
    StringBuilder policy = new StringBuilder("default-src 'none'; style-src ").append(hash(style));
    policy.append("; script-src");
    for (String script : scripts) {
      policy.append(' ').append(hash(script));
    }
    return policy
        .append("; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'")
        .append("; trusted-types 'none'")
        .toString();
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JDK has SHA-256", e);
    }
  }

  private static String libraries() {
    StringBuilder libraries = new StringBuilder();
    for (String name : LIBRARIES) {
      libraries.append(resource("lib/" + name + "/" + name + ".min.js")).append('\n');
    }
    return libraries.toString();
  }

  private static String licences() {
    StringBuilder licences = new StringBuilder();
    for (String name : LIBRARIES) {
      String library = resource("lib/" + name + "/" + name + ".min.js");
      licences.append(library, "// ".length(), library.indexOf('\n')).append('\n');
      licences.append(resource("lib/" + name + "/LICENSE")).append('\n');
    }
    return licences.toString();
  }

  /** Escapes text between tags, and what HTML forbids there. */
  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints().forEach(c -> escape(c, escaped));
    return escaped.toString();
  }

  private static void escape(int c, StringBuilder out) {
    if (c == '\n' || (c >= ' ' && c < 0x7f && "<>&\"'".indexOf(c) < 0)) {
      out.append((char) c);
    } else if (c < ' ' || (c >= 0x7f && c < 0xa0) || (c >= 0xd800 && c < 0xe000)) {
      out.append('�');
    } else {
      out.append("&#").append(c).append(';');
    }
  }

  private static String resource(String path) {
    try (InputStream in = ReportPage.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("this build of l9 has no " + path);
      }
      // A browser reads line ends as \n, and the hashes are of what it reads.
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
