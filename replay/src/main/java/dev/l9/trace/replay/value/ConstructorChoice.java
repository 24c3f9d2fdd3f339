package dev.l9.trace.replay.value;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Bool;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import dev.l9.trace.replay.type.ClassModel;
import dev.l9.trace.replay.type.ConstructorEffects;
import dev.l9.trace.replay.type.ConstructorEffects.Content;
import dev.l9.trace.replay.type.Hierarchy.ShownField;
import dev.l9.trace.replay.type.JavaType;
import dev.l9.trace.replay.type.JavaType.ClassType;
import dev.l9.trace.replay.type.MethodModel;
import dev.l9.trace.replay.type.Program;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds a constructor after which the fields of an object are as they were recorded. What a
 * constructor does is read from its code; one that isn't understood isn't taken.
 */
final class ConstructorChoice {

  private final Program program;

  ConstructorChoice(Program program) {
    this.program = program;
  }

  /** A constructor's arguments. */
  record Choice(List<Argument> arguments, boolean isThrowing) {
    Choice {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * An argument.
   *
   * @param field the field in which it ends up
   */
  record Argument(CapturedValue value, JavaType type, String field) {}

  Optional<Choice> of(
      ClassModel model,
      ClassType type,
      List<ShownField> fields,
      Map<String, CapturedValue> recorded) {
    if (model.isAbstract()) {
      return Optional.empty();
    }
    Map<String, JavaType> known = dev.l9.trace.replay.type.Hierarchy.known(model, type);
    return Program.methods(model, "<init>").stream()
        .filter(each -> program.canCall(each) && !each.hasHiddenParameters())
        .filter(each -> each.parameters().stream().allMatch(p -> program.canNameRaw(p.type())))
        .sorted(
            Comparator.comparingInt((MethodModel each) -> each.parameters().size())
                .thenComparing(MethodModel::descriptor))
        .map(each -> choice(each, known, fields, recorded))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Choice> choice(
      MethodModel constructor,
      Map<String, JavaType> known,
      List<ShownField> fields,
      Map<String, CapturedValue> recorded) {
    ConstructorEffects effects = program.effects(constructor);
    if (!effects.isKnown()) {
      return Optional.empty();
    }
    @Nullable Argument[] arguments = new Argument[constructor.parameters().size()];
    for (ShownField field : fields) {
      CapturedValue value = recorded.get(field.label());
      Content content = effects.of(field.field());
      if (value == null || !fits(content, value, field, arguments, constructor, known)) {
        return Optional.empty();
      }
    }
    List<Argument> all = new ArrayList<>();
    for (Argument argument : arguments) {
      if (argument == null) {
        return Optional.empty(); // What the recorded object got there isn't known.
      }
      all.add(argument);
    }
    return Optional.of(new Choice(all, !constructor.exceptions().isEmpty()));
  }

  private static boolean fits(
      Content content,
      CapturedValue value,
      ShownField field,
      @Nullable Argument[] arguments,
      MethodModel constructor,
      Map<String, JavaType> known) {
    if (content instanceof Content.Argument argument) {
      return put(argument.index(), value, field, arguments, constructor, known);
    } else if (content instanceof Content.Copy copy) {
      return !(value instanceof CapturedValue.Null)
          && put(copy.index(), value, field, arguments, constructor, known);
    } else if (content instanceof Content.Constant constant) {
      return isConstant(value, constant.value());
    } else if (content instanceof Content.Empty) {
      return (value instanceof Items items && items.values().isEmpty())
          || (value instanceof Fields entries && entries.values().isEmpty());
    }
    return false;
  }

  private static boolean put(
      int index,
      CapturedValue value,
      ShownField field,
      @Nullable Argument[] arguments,
      MethodModel constructor,
      Map<String, JavaType> known) {
    if (index >= arguments.length) {
      return false;
    }
    Argument before = arguments[index];
    JavaType type = constructor.parameters().get(index).type().with(known);
    arguments[index] = new Argument(value, type, field.label());
    return before == null || before.value().equals(value);
  }

  private static boolean isConstant(CapturedValue value, @Nullable Object constant) {
    if (value instanceof CapturedValue.Null) {
      return constant == null;
    } else if (value instanceof Bool bool) {
      return bool.value() == (constant instanceof Number number && number.intValue() != 0);
    } else if (value instanceof Num num) {
      Object zeroIfAbsent = constant == null ? Integer.valueOf(0) : constant;
      return zeroIfAbsent instanceof Number number
          && new BigDecimal(number.toString()).compareTo(new BigDecimal(num.value().toString()))
              == 0;
    }
    return value instanceof Text text && text.value().equals(textOf(constant));
  }

  /** A field of type {@code char} that nothing is put into shows as the character 0. */
  private static String textOf(@Nullable Object constant) {
    if (constant instanceof Integer number) {
      return String.valueOf((char) number.intValue());
    }
    return constant == null ? "\0" : constant.toString();
  }
}
