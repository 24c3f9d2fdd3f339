package dev.l9.trace.language;

/**
 * Follows the tokens of a file to notice a top-level {@code @Generated}, in whatever package.
 *
 * <p>Below the top level it says nothing about the file: people annotate single methods of their
 * own so, to keep them out of coverage reports.
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

  /** A character of code that is not part of a name that is expected. */
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

  /** Whether no annotation is near: what comes is of no interest, up to the next {@code @}. */
  boolean isElsewhere() {
    return state == State.ELSEWHERE;
  }

  /** Whether a name that follows is to be given to {@link #name}; any other is a mere token. */
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
