package dev.l9.trace.memory.learn;

import java.util.List;

/**
 * What is expected before anything ran.
 *
 * @param expected what holds for values with certain names in methods with certain names
 * @param hints what errors usually follow from
 */
public record Priors(List<Prior> expected, List<ErrorHint> hints) {

  /** Nothing is expected. */
  public static final Priors NONE = new Priors(List.of(), List.of());

  public Priors {
    expected = List.copyOf(expected);
    hints = List.copyOf(hints);
  }

  /**
   * An invariant that is expected.
   *
   * @param id of the seed's entry
   * @param source where it is said
   * @param methods simple names of methods, with {@code *} for any characters; names are parted by
   *     {@code |}
   * @param variable the name of a parameter, in the same form, or {@code result}
   * @param expects the invariant, with {@code it} for the variable, such as {@code it >= 0}
   */
  public record Prior(String id, String source, String methods, String variable, String expects) {}

  /**
   * What an error usually follows from.
   *
   * @param id of the seed's entry
   * @param source where it is said
   * @param error the simple type of the exception
   * @param says in a sentence
   */
  public record ErrorHint(String id, String source, String error, String says) {}
}
