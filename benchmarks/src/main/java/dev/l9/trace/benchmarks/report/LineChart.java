package dev.l9.trace.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A chart of curves; both axes are logarithmic, so that a level curve means a constant cost. */
public record LineChart(String title, String abscissa, String ordinate, List<Curve> curves) {

  private static final int LEFT = 70;
  private static final int WIDTH = 460;
  private static final int TOP = 70;
  private static final int HEIGHT = 200;
  private static final int[] STYLES = {2, 4, 0};

  public LineChart {
    curves = List.copyOf(curves);
  }

  /** A curve and its name. */
  public record Curve(String name, List<Point> points) {
    public Curve {
      points = List.copyOf(points);
    }
  }

  /** A point; values that aren't above 0 are at the lower end. */
  public record Point(double x, double y) {}

  /** The text of the picture. */
  public String svg() {
    Svg svg = new Svg(LEFT + WIDTH + 30, TOP + HEIGHT + 50, title);
    LogAxis across = axis(true, -3);
    LogAxis up = axis(false, 0);
    svg.text(8, 22, "title", title).text(8, 44, "dim", ordinate);
    for (int decade = across.from(); decade <= across.to(); decade++) {
      double x = x(across, Math.pow(10, decade));
      svg.line(x, TOP, x, TOP + HEIGHT);
      svg.text(x, TOP + HEIGHT + 18, "dim middle", LogAxis.label(decade));
    }
    for (int decade = up.from(); decade <= up.to(); decade++) {
      double y = y(up, Math.pow(10, decade));
      svg.line(LEFT, y, LEFT + WIDTH, y).text(LEFT - 8, y + 4, "dim end", LogAxis.label(decade));
    }
    svg.text(LEFT + WIDTH / 2.0, TOP + HEIGHT + 38, "dim middle", abscissa);
    for (int i = 0; i < curves.size(); i++) {
      draw(svg, curves.get(i), i, across, up);
    }
    return svg.toString();
  }

  private LogAxis axis(boolean abscissas, int atLeastFrom) {
    return LogAxis.of(
        curves.stream()
            .flatMap(curve -> curve.points().stream())
            .mapToDouble(point -> abscissas ? point.x() : point.y()),
        atLeastFrom);
  }

  private static void draw(Svg svg, Curve curve, int index, LogAxis across, LogAxis up) {
    int style = STYLES[index % STYLES.length];
    int legend = LEFT + 170 * index;
    svg.bar(legend, 52, 12, 12, style).text(legend + 18, 63, "dim", curve.name());
    svg.curve(
        curve.points().stream()
            .map(
                point ->
                    String.format(Locale.ROOT, "%.1f,%.1f", x(across, point.x()), y(up, point.y())))
            .collect(Collectors.joining(" ")),
        style);
    for (Point point : curve.points()) {
      svg.dot(x(across, point.x()), y(up, point.y()), style);
    }
  }

  private static double x(LogAxis axis, double value) {
    return LEFT + WIDTH * axis.at(value);
  }

  private static double y(LogAxis axis, double value) {
    return TOP + HEIGHT * (1 - axis.at(value));
  }
}
