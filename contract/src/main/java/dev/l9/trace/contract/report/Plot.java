package dev.l9.trace.contract.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Draws values over time, at least one, as SVG. Who hears the page gets its title. Immutable.
 *
 * @param title what is drawn
 * @param max the value at the top
 * @param limit where the value gets an alert
 * @param unit what stands behind a value
 */
record Plot(String title, double max, double limit, String unit) {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 110;
  private static final int LEFT = 40;
  private static final int RIGHT = WIDTH - 10;
  private static final int TOP = 10;
  private static final int BOTTOM = HEIGHT - 20;

  /** The value at a time. */
  record Point(String time, double value) {}

  /** Draws a line. */
  void line(Html html, List<Point> points) {
    begin(html, points);
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < points.size(); i++) {
      path.append(i == 0 ? 'M' : 'L').append(number(x(i, points.size()))).append(' ');
      path.append(number(y(points.get(i).value())));
    }
    html.begin("path", "class", "line", "d", path.toString()).end();
    for (int i = 0; i < points.size(); i++) {
      String x = number(x(i, points.size()));
      String y = number(y(points.get(i).value()));
      html.begin("circle", "class", "dot", "cx", x, "cy", y, "r", "2.5");
      html.element("title", label(points.get(i))).end();
    }
    html.endLine();
  }

  /** Draws a bar for each value. */
  void bars(Html html, List<Point> points) {
    begin(html, points);
    double width = Math.min(14, 0.7 * (RIGHT - LEFT) / Math.max(1, points.size()));
    for (int i = 0; i < points.size(); i++) {
      double value = points.get(i).value();
      if (value > 0) {
        double top = y(value);
        html.begin(
            "rect",
            "class",
            value > limit ? "bar bad" : "bar",
            "x",
            number(x(i, points.size()) - width / 2),
            "y",
            number(top),
            "width",
            number(width),
            "height",
            number(BOTTOM - top));
        html.element("title", label(points.get(i))).end();
      }
    }
    html.endLine();
  }

  private void begin(Html html, List<Point> points) {
    html.begin("svg", "viewBox", "0 0 " + WIDTH + " " + HEIGHT, "role", "img", "class", "plot");
    html.element("title", title + summary(points));
    for (double value : new double[] {0, max}) {
      rule(html, "grid", value);
      String text = shown(value);
      html.element(
          "text",
          text,
          "class",
          "axis",
          "x",
          number(LEFT - 6),
          "y",
          number(y(value) + 4),
          "text-anchor",
          "end");
    }
    if (limit > 0 && limit < max) {
      rule(html, "limit", limit);
    }
    time(html, points.get(0).time(), points.size() == 1 ? "middle" : "start", points.size());
    if (points.size() > 1) {
      time(html, points.get(points.size() - 1).time(), "end", points.size());
    }
  }

  private void rule(Html html, String type, double value) {
    String y = number(y(value));
    html.begin("line", "class", type, "x1", number(LEFT), "x2", number(RIGHT), "y1", y, "y2", y)
        .end();
  }

  private static void time(Html html, String time, String anchor, int points) {
    double x =
        switch (anchor) {
          case "start" -> LEFT;
          case "end" -> RIGHT;
          default -> x(0, points);
        };
    String shown = time.replace("T", " ").replaceAll("(:\\d\\d)(\\.\\d+)?Z$", "");
    html.element(
        "text",
        shown,
        "class",
        "axis",
        "x",
        number(x),
        "y",
        number(HEIGHT - 5.0),
        "text-anchor",
        anchor);
  }

  private String summary(List<Point> points) {
    Point last = points.get(points.size() - 1);
    return ", "
        + points.size()
        + (points.size() == 1 ? " value" : " values")
        + "; the last: "
        + label(last);
  }

  private String label(Point point) {
    return point.time() + ": " + shown(point.value());
  }

  private String shown(double value) {
    return unit.equals("%")
        ? Dashboard.percent(OptionalDouble.of(value))
        : String.format(Locale.ROOT, "%.0f", value);
  }

  private static double x(int index, int points) {
    return points == 1
        ? (LEFT + RIGHT) / 2.0
        : LEFT + index * (double) (RIGHT - LEFT) / (points - 1);
  }

  private double y(double value) {
    return BOTTOM - Math.min(value, max) / max * (BOTTOM - TOP);
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
