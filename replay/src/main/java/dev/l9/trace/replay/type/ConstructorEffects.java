package dev.l9.trace.replay.type;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a constructor puts into the fields of its object, as far as its code shows that without
 * being run.
 *
 * @param fields by {@code owner#name}; a field that isn't here has its default value
 * @param isKnown whether all of it is understood; if not, nothing may be concluded
 */
public record ConstructorEffects(Map<String, Content> fields, boolean isKnown) {

  static final ConstructorEffects UNKNOWN = new ConstructorEffects(Map.of(), false);

  /** What a field holds then. */
  public sealed interface Content {

    /** The argument with this index among the source's parameters. */
    record Argument(int index) implements Content {}

    /** A copy of that argument, such as {@code List.copyOf(argument)}. */
    record Copy(int index) implements Content {}

    /** A number, a text or a truth value; null for {@code null}. */
    record Constant(@Nullable Object value) implements Content {}

    /** An empty collection or map. */
    record Empty() implements Content {}

    /** Something else. */
    record Other() implements Content {}
  }

  public ConstructorEffects {
    fields = Map.copyOf(fields);
  }

  /** The key of a field. */
  static String key(String owner, String name) {
    return owner + "#" + name;
  }

  /** What a field holds. */
  public Content of(FieldModel field) {
    return fields.getOrDefault(key(field.owner(), field.name()), new Content.Constant(null));
  }

  /** These effects, where the arguments are these contents of another constructor. */
  Map<String, Content> with(Map<Integer, Content> arguments) {
    Map<String, Content> replaced = new HashMap<>();
    fields.forEach(
        (key, content) -> {
          Content now = content;
          if (content instanceof Content.Argument argument) {
            now = arguments.getOrDefault(argument.index(), new Content.Other());
          } else if (content instanceof Content.Copy copy) {
            Content of = arguments.getOrDefault(copy.index(), new Content.Other());
            now = of instanceof Content.Argument inner ? new Content.Copy(inner.index()) : of;
          }
          replaced.put(key, now);
        });
    return replaced;
  }
}
