package dev.l9.trace.cli.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints rows in columns. Each column is as wide as its widest text; the last one is cut where the
 * screen ends. Texts of others are made plain. Not safe for use by several threads.
 */
public final class Table {

  private static final String GAP = "  ";

  private final List<String> titles = new ArrayList<>();
  private final List<Boolean> areNumbers = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();

  private record Row(List<String> cells, boolean isRed) {}

  /** Adds a column of texts. */
  public Table text(String title) {
    return column(title, false);
  }

  /** Adds a column of numbers, which stand at its right side. */
  public Table number(String title) {
    return column(title, true);
  }

  private Table column(String title, boolean isNumber) {
    titles.add(title);
    areNumbers.add(isNumber);
    return this;
  }

  /** Adds a row, which has a text for each column. */
  public Table row(Object... cells) {
    return add(false, cells);
  }

  /** Adds a row that is shown in red, since something failed there. */
  public Table redRow(Object... cells) {
    return add(true, cells);
  }

  private Table add(boolean isRed, Object... cells) {
    if (cells.length != titles.size()) {
      throw new IllegalArgumentException(cells.length + " cells in " + titles.size() + " columns");
    }
    List<String> texts = new ArrayList<>();
    for (Object cell : cells) {
      texts.add(PlainText.of(cell.toString()));
    }
    rows.add(new Row(texts, isRed));
    return this;
  }

  /** Prints the titles and the rows. */
  public void print(PrintWriter out, Screen screen) {
    int[] widths = widths();
    out.println(screen.in(Screen.Colour.BOLD, line(titles, widths, screen)));
    for (Row row : rows) {
      String line = line(row.cells(), widths, screen);
      out.println(row.isRed() ? screen.in(Screen.Colour.RED, line) : line);
    }
  }

  private int[] widths() {
    int[] widths = new int[titles.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = TextWidth.of(titles.get(i));
      for (Row row : rows) {
        widths[i] = Math.max(widths[i], TextWidth.of(row.cells().get(i)));
      }
    }
    return widths;
  }

  private String line(List<String> cells, int[] widths, Screen screen) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      line.append(i == 0 ? "" : GAP);
      line.append(
          areNumbers.get(i) ? TextWidth.padLeft(cell, widths[i]) : TextWidth.pad(cell, widths[i]));
    }
    return TextWidth.cut(line.toString().stripTrailing(), screen.columns());
  }
}
