package demo.model;

import demo.hidden.Line;
import dev.l9.trace.L9Traced;
import java.util.List;

public class Orders {
  /** Shown by its fields, although this package is not open to anyone. */
  public record Order(int id, List<?> lines) {}

  public static Order of(int id) {
    return new Order(id, List.of(new Line("pen", 2), new Line("ink", 1)));
  }

  @L9Traced
  public static Object first(Order order) {
    return order.lines().get(0);
  }
}
