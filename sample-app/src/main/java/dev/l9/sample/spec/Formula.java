package dev.l9.sample.spec;

import java.util.List;

/**
 * A name and how its value is found.
 *
 * @param position where the name stands
 */
public record Formula(String name, Expression expression, Position position) {

  /** The names that the expression needs, each once, in the order of the text. */
  public List<String> dependencies() {
    return expression.names().stream().map(Expression.Name::name).distinct().toList();
  }
}
