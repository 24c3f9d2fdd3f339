package dev.l9.trace.agent.capture;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives each shape a number, for all threads.
 *
 * <p>Equal shapes have one number, so that a class that is loaded again and again, as in a
 * container that redeploys, takes no more memory. The shapes hold names only, no classes. Safe for
 * use by several threads; reading takes no lock.
 */
final class ObjectShapes {

  /** No more shapes are kept, since some programs generate classes without end. */
  private static final int MAX_SHAPES = 1 << 14;

  /** Stands for the number of a shape that isn't kept. */
  static final int NONE = -1;

  private static final Map<ObjectShape, Integer> NUMBERS = new HashMap<>();
  private static volatile ObjectShape[] shapes = {};

  private ObjectShapes() {}

  /** The number of this shape; {@link #NONE} if there are too many shapes. */
  static synchronized int register(ObjectShape shape) {
    Integer known = NUMBERS.get(shape);
    if (known != null) {
      return known;
    }
    ObjectShape[] before = shapes;
    if (before.length == MAX_SHAPES) {
      return NONE;
    }
    ObjectShape[] longer = Arrays.copyOf(before, before.length + 1);
    longer[before.length] = shape;
    NUMBERS.put(shape, before.length);
    shapes = longer;
    return before.length;
  }

  static ObjectShape get(int number) {
    return shapes[number];
  }
}
