package dev.l9.trace.contract.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page of a check: one file of HTML that loads nothing from elsewhere, and says everything
 * without its script too, which only filters. Its policy (Content Security Policy level 3) allows
 * this script and this style by their hashes, and nothing else. Equal dashboards give equal text.
 */
public final class HtmlReport {

  /** Where the contract has the page. */
  public static final String FILE = "ci-reports/dora-validation.html";

  /** What stands in the page's frame for something else. */
  private static final Pattern MARK = Pattern.compile("@([A-Z]+)@");

  private HtmlReport() {}

  /** The page. */
  public static String of(Dashboard dashboard) {
    String style = resource("page/style.css");
    String script = resource("page/script.js");
    Matcher mark = MARK.matcher(resource("page/page.html"));
    StringBuilder page = new StringBuilder();
    while (mark.find()) {
      String part =
          switch (mark.group(1)) {
            case "POLICY" -> policy(style, script);
            case "TITLE" -> new Html().text(title(dashboard)).toString();
            case "STYLE" -> style;
            case "SCRIPT" -> script;
            case "FIGURES" -> new FiguresHtml(dashboard).write();
            case "VIOLATIONS" -> new ViolationsHtml(dashboard.verdict()).write();
            default -> throw new IllegalStateException("page.html has " + mark.group());
          };
      mark.appendReplacement(page, Matcher.quoteReplacement(part));
    }
    return mark.appendTail(page).toString();
  }

  private static String title(Dashboard dashboard) {
    return "Contract of " + dashboard.project();
  }

  private static String policy(String style, String script) {
    return "default-src 'none'; style-src "
        + hash(style)
        + "; script-src "
        + hash(script)
        + "; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script';"
        + " trusted-types 'none'";
  }

  private static String hash(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JDK has SHA-256", e);
    }
  }

  private static String resource(String path) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("this build of l9 has no " + path);
      }
      // A browser reads line ends as \n, and the hashes are of what it reads.
      return new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
