package dev.l9.trace.memory.learn.value;

import java.util.ArrayList;
import java.util.List;

/**
 * Names a variable of an execution: a parameter, {@code result}, or something in them. Its text is
 * such as {@code name}, {@code order.items}, {@code order.items[*].price}, {@code items.size()} or
 * {@code name.length()}. Immutable.
 *
 * @param root the parameter's name, or {@link #RESULT}
 * @param steps the fields on the way from there; {@link #EACH} stands for each element of a list
 * @param measure what of it is meant
 */
public record VariablePath(String root, List<String> steps, Measure measure) {

  /** The name of what came out. A parameter of this name can't be told from it, and isn't read. */
  public static final String RESULT = "result";

  /** The step to each element of a list. No field can have this name. */
  public static final String EACH = "[*]";

  /** What of a value is meant. */
  public enum Measure {
    /** The value. */
    VALUE(""),
    /** The number of elements or entries. */
    SIZE(".size()"),
    /** The number of characters. */
    LENGTH(".length()");

    final String text;

    Measure(String text) {
      this.text = text;
    }
  }

  public VariablePath {
    steps = List.copyOf(steps);
  }

  /** A parameter, or {@link #RESULT}. */
  public static VariablePath of(String root) {
    return new VariablePath(root, List.of(), Measure.VALUE);
  }

  /**
   * The inverse of {@link #text()}.
   *
   * @throws IllegalArgumentException if the text is no path
   */
  public static VariablePath parse(String text) {
    TextScanner in = new TextScanner(text);
    VariablePath path = parse(in);
    if (!in.isAtEnd()) {
      throw in.failure("the end");
    }
    return path;
  }

  /**
   * Reads a path, and leaves what follows it.
   *
   * @throws IllegalArgumentException if no path follows
   */
  public static VariablePath parse(TextScanner in) {
    String root = in.name();
    List<String> steps = new ArrayList<>();
    while (true) {
      Measure measure = measure(in);
      if (measure != Measure.VALUE) {
        return new VariablePath(root, steps, measure);
      } else if (in.accept(EACH)) {
        steps.add(EACH);
      } else if (!in.sees(".startsWith(") && in.accept(".")) {
        steps.add(in.name());
      } else {
        return new VariablePath(root, steps, Measure.VALUE);
      }
    }
  }

  private static Measure measure(TextScanner in) {
    if (in.accept(Measure.SIZE.text)) {
      return Measure.SIZE;
    }
    return in.accept(Measure.LENGTH.text) ? Measure.LENGTH : Measure.VALUE;
  }

  /** The path to a field, or to {@link #EACH} element, of this. */
  public VariablePath then(String step) {
    List<String> longer = new ArrayList<>(steps);
    longer.add(step);
    return new VariablePath(root, longer, measure);
  }

  /** The path to a measure of this. */
  public VariablePath measured(Measure other) {
    return new VariablePath(root, steps, other);
  }

  /** Whether it stands for several values, those of each element of a list. */
  public boolean isEach() {
    return steps.contains(EACH);
  }

  /** Whether it is {@code result} or in it. */
  public boolean isOfResult() {
    return root.equals(RESULT);
  }

  /** The last name in it, such as {@code price} of {@code order.items[*].price}. */
  public String lastName() {
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (!steps.get(i).equals(EACH)) {
        return steps.get(i);
      }
    }
    return root;
  }

  /** This path with another one in place of its root, if the root has this name. */
  public VariablePath replace(String name, VariablePath by) {
    if (!root.equals(name)) {
      return this;
    }
    List<String> longer = new ArrayList<>(by.steps);
    longer.addAll(steps);
    return new VariablePath(by.root, longer, measure == Measure.VALUE ? by.measure : measure);
  }

  /** The text, such as {@code order.items.size()}. */
  public String text() {
    StringBuilder text = new StringBuilder(quoted(root, true));
    for (String step : steps) {
      text.append(step.equals(EACH) ? step : "." + quoted(step, false));
    }
    return text.append(measure.text).toString();
  }

  @Override
  public String toString() {
    return text();
  }

  private static String quoted(String name, boolean isRoot) {
    boolean isPlain =
        !name.isEmpty()
            && Character.isJavaIdentifierStart(name.codePointAt(0))
            && name.codePoints().allMatch(TextScanner::isPartOfName)
            && !(isRoot && TextScanner.RESERVED.contains(name));
    return isPlain ? name : "`" + name.replace("`", "``") + "`";
  }
}
