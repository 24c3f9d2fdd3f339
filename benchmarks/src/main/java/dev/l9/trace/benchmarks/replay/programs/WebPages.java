package dev.l9.trace.benchmarks.replay.programs;

import org.jsoup.Jsoup;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Safelist;

/** Reads web pages, with jsoup. */
public final class WebPages {

  private static final String PAGE =
      "<html><head><title>Shop</title></head><body><p class=a>One &amp; <b>two</b></p>"
          + "<a href='/item?id=7'>lamp</a></body></html>";

  private WebPages() {}

  public static void main(String[] args) {
    Document page = Jsoup.parse(PAGE, "http://shop.example/");
    for (Element link : page.select("a[href]")) {
      System.out.println(link.absUrl("href") + link.text());
    }
    System.out.println(page.title() + page.select("p.a").text());
    System.out.println(Jsoup.clean("<script>x</script><b>ok</b>", Safelist.basic()));
    System.out.println(Jsoup.isValid("<b>ok</b>", Safelist.none()));
    System.out.println(Entities.escape("<a & \u00e9>"));
    System.out.println(Parser.unescapeEntities("&lt;&eacute;&gt;", false));
    System.out.println(Entities.isNamedEntity("lt") + Entities.getByName("lt"));
    System.out.println(StringUtil.normaliseWhitespace(" a \n b ") + StringUtil.isNumeric("12"));
    System.out.println(StringUtil.resolve("http://a.example/b/", "../c") + StringUtil.padding(3));
    try {
      page.select("a[");
    } catch (IllegalStateException | IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
  }
}
