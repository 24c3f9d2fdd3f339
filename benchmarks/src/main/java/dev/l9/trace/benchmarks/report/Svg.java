package dev.l9.trace.benchmarks.report;

import java.util.Locale;

/** The text of a picture, with colours that fit a light and a dark page. */
final class Svg {

  private static final String STYLE =
      """
      <style>
      text { font: 13px system-ui, sans-serif; fill: #1f2328 }
      .title { font-weight: 600; font-size: 15px }
      .dim { fill: #656d76; font-size: 12px }
      .strong { font-weight: 600 }
      .end { text-anchor: end }
      .middle { text-anchor: middle }
      .grid { stroke: #d1d9e0; stroke-width: 1 }
      .line { fill: none; stroke-width: 2 }
      .s0 { fill: #8c959f; stroke: #8c959f }
      .s1 { fill: #c2c9d1; stroke: #c2c9d1 }
      .s2 { fill: #0969da; stroke: #0969da }
      .s3 { fill: #80b6f0; stroke: #80b6f0 }
      .s4 { fill: #bf3989; stroke: #bf3989 }
      .bar { stroke: none }
      .line.s0, .line.s1, .line.s2, .line.s3, .line.s4 { fill: none }
      @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3 }
        .dim { fill: #9198a1 }
        .grid { stroke: #3d444d }
        .s1 { fill: #545d68; stroke: #545d68 }
        .s2 { fill: #4493f8; stroke: #4493f8 }
        .s3 { fill: #1f4f8f; stroke: #1f4f8f }
        .s4 { fill: #db61a2; stroke: #db61a2 }
      }
      </style>
      """;

  private final StringBuilder out = new StringBuilder();

  Svg(int width, int height, String title) {
    add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" ", width, height);
    add("width=\"%d\" height=\"%d\" role=\"img\">\n", width, height);
    add("<title>%s</title>\n", escaped(title));
    out.append(STYLE);
  }

  Svg text(double x, double y, String style, String text) {
    return add("<text x=\"%.1f\" y=\"%.1f\" class=\"%s\">%s</text>\n", x, y, style, escaped(text));
  }

  Svg line(double x1, double y1, double x2, double y2) {
    return add(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"grid\"/>\n", x1, y1, x2, y2);
  }

  Svg bar(double x, double y, double width, double height, int style) {
    return add(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" class=\"bar s%d\"/>\n",
        x, y, width, height, style);
  }

  /** A line through points, given as {@code x,y x,y}, in the form of SVG. */
  Svg curve(String points, int style) {
    return add("<polyline points=\"%s\" class=\"line s%d\"/>\n", points, style);
  }

  Svg dot(double x, double y, int style) {
    return add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" class=\"s%d\"/>\n", x, y, style);
  }

  private Svg add(String format, Object... arguments) {
    out.append(String.format(Locale.ROOT, format, arguments));
    return this;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public String toString() {
    return out + "</svg>\n";
  }
}
