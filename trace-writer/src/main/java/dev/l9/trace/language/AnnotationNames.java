package dev.l9.trace.language;

/**
 * Follows the tokens of a file to notice a top-level annotation {@code @Generated}, whatever its
 * package is.
 *
 * <p>Below the top level, the annotation says nothing about the file: people use it on single
 * methods that they wrote, to keep these out of coverage reports.
 */
final class AnnotationNames {

  private static final String GENERATED = "Generated";

  private enum State {
    ELSEWHERE,
    /** The state after {@code @}, or after a dot of the name. */
    NAME_FOLLOWS,
    AFTER_NAME
  }

  private State state = State.ELSEWHERE;
  private String last = "";
  private boolean generated;
  private boolean seenCode;

  /** Follows a character of code, unless it is a part of an expected name. */
  void symbol(int c, int depth) {
    if (c == '.' && state == State.AFTER_NAME) {
      state = State.NAME_FOLLOWS;
      return;
    }
    other();
    if (c == '@' && depth == 0) {
      state = State.NAME_FOLLOWS;
    }
  }

  /** Whether no annotation is being read. Then nothing matters up to the next {@code @}. */
  boolean isElsewhere() {
    return state == State.ELSEWHERE;
  }

  /**
   * Whether the next name must be given to {@link #name}; at other times a name is an ordinary
   * token.
   */
  boolean isNameExpected() {
    return state == State.NAME_FOLLOWS;
  }

  /** Follows a name or a keyword, where one is expected. */
  void name(String name) {
    other();
    last = name;
    state = State.AFTER_NAME;
  }

  /** Follows any other token, or the end of the file. */
  void other() {
    generated |= state == State.AFTER_NAME && last.equals(GENERATED);
    seenCode = true;
    state = State.ELSEWHERE;
  }

  boolean generated() {
    return generated;
  }

  boolean seenCode() {
    return seenCode;
  }
}
