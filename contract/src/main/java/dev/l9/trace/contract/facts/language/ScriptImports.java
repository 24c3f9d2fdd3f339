package dev.l9.trace.contract.facts.language;

import dev.l9.trace.contract.facts.text.Tokens;
import dev.l9.trace.contract.facts.text.Tokens.Kind;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds the modules that a file of JavaScript or TypeScript imports. It is given the tokens one
 * after the other, and needs no more than the state of the import that is being read.
 */
final class ScriptImports {

  private enum State {
    ELSEWHERE,
    /** The state behind {@code import}: a module, a parenthesis, or names. */
    IMPORT,
    /** The state behind {@code export}: only names in braces, or a star, come from a module. */
    EXPORT,
    /** The state among the names, before {@code from}. */
    NAMES,
    /** The state behind {@code from}: a module. */
    FROM,
    REQUIRE,
    /** The state behind the parenthesis of a call. */
    ARGUMENT
  }

  private final Set<String> found = new HashSet<>();
  private State state = State.ELSEWHERE;
  private boolean afterDot;

  Set<String> found() {
    return found;
  }

  /** Follows the next token. */
  void token(Tokens tokens) {
    if (tokens.kind() == Kind.COMMENT) {
      return;
    }
    State next =
        tokens.kind() == Kind.STRING
            ? string(tokens)
            : tokens.kind() == Kind.WORD ? word(tokens.text()) : symbol(tokens);
    afterDot = tokens.is(".");
    state = next;
  }

  private State string(Tokens tokens) {
    boolean module = state == State.IMPORT || state == State.FROM || state == State.ARGUMENT;
    if (module && tokens.isPlainString()) {
      found.add(tokens.text());
    }
    return state == State.NAMES ? State.NAMES : State.ELSEWHERE;
  }

  private State word(String word) {
    if (state == State.NAMES && word.equals("from")) {
      return State.FROM;
    }
    if (!afterDot && word.equals("import")) {
      return State.IMPORT;
    }
    if (!afterDot && word.equals("export")) {
      return State.EXPORT;
    }
    if (!afterDot && word.equals("require")) {
      return State.REQUIRE;
    }
    return switch (state) {
      case IMPORT, NAMES -> State.NAMES;
      case FROM -> word.equals("from") ? State.FROM : State.NAMES; // The name may be "from".
      case EXPORT -> word.equals("type") ? State.EXPORT : State.ELSEWHERE;
      default -> State.ELSEWHERE;
    };
  }

  private State symbol(Tokens tokens) {
    boolean names = tokens.is("{") || tokens.is("*");
    boolean name = names || tokens.is("}") || tokens.is(",");
    return switch (state) {
      case IMPORT -> tokens.is("(") ? State.ARGUMENT : names ? State.NAMES : State.ELSEWHERE;
      case EXPORT -> names ? State.NAMES : State.ELSEWHERE;
      case NAMES, FROM -> name ? State.NAMES : State.ELSEWHERE;
      case REQUIRE -> tokens.is("(") ? State.ARGUMENT : State.ELSEWHERE;
      default -> State.ELSEWHERE;
    };
  }
}
