package dev.l9.trace.cli.terminal;

/**
 * What is known of standard output: whether it is a terminal, how wide that is, and whether it gets
 * colours. {@code bin/l9} finds it out, since a JVM needs long for it, and says it by system
 * properties. Immutable.
 *
 * @param isTerminal whether a person looks at it
 * @param columns how many columns a line may have; of a file or pipe any number
 * @param hasColours whether text may have colours; never with {@code NO_COLOR} (no-color.org)
 */
public record Screen(boolean isTerminal, int columns, boolean hasColours) {

  private static final int NARROWEST = 40;
  private static final int USUAL = 80;

  /** A file or a pipe. */
  public static final Screen NONE = new Screen(false, Integer.MAX_VALUE, false);

  /** Colours, of the eight that every terminal has and every theme makes readable. */
  public enum Colour {
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    CYAN("36"),
    DIM("2"),
    BOLD("1");

    private final String code;

    Colour(String code) {
      this.code = code;
    }
  }

  /** The screen of this process. */
  public static Screen ofProcess() {
    if (!Boolean.getBoolean("l9.terminal")) {
      return NONE;
    }
    String noColour = System.getenv("NO_COLOR");
    boolean isDumb = "dumb".equals(System.getenv("TERM"));
    int columns = Integer.getInteger("l9.columns", USUAL);
    return new Screen(
        true, Math.max(NARROWEST, columns), (noColour == null || noColour.isEmpty()) && !isDumb);
  }

  /** The text in a colour, if there are colours. */
  public String in(Colour colour, String text) {
    return hasColours && !text.isEmpty()
        ? "\u001b[" + colour.code + "m" + text + "\u001b[0m"
        : text;
  }
}
