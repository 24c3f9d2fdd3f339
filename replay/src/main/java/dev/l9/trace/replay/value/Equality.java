package dev.l9.trace.replay.value;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Text;
import dev.l9.trace.replay.type.ClassModel;
import dev.l9.trace.replay.type.FieldModel;
import dev.l9.trace.replay.type.Getters;
import dev.l9.trace.replay.type.Hierarchy;
import dev.l9.trace.replay.type.JavaType;
import dev.l9.trace.replay.type.JavaType.ArrayType;
import dev.l9.trace.replay.type.JavaType.ClassType;
import dev.l9.trace.replay.type.JavaType.Primitive;
import dev.l9.trace.replay.type.Program;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides whether {@code equals} says of two values that all that was recorded of them is equal.
 */
final class Equality {

  private static final Set<String> SIMPLE =
      Set.of(
          "java.lang.Object",
          "java.lang.Comparable",
          "java.io.Serializable",
          "java.lang.Number",
          "java.lang.Class",
          "java.math.BigDecimal",
          "java.math.BigInteger");

  private static final String EQUALS = "(Ljava/lang/Object;)Z";

  private final Program program;

  Equality(Program program) {
    this.program = program;
  }

  boolean isByContent(CapturedValue value, JavaType type) {
    if (value instanceof CapturedValue.Null) {
      return true;
    } else if (type instanceof ArrayType) {
      return false;
    }
    String raw = type.rawName();
    if (type instanceof Primitive
        || NumberCode.isWrapper(raw)
        || raw.equals("java.lang.String")
        || TextCode.isEqualByText(raw)) {
      return true;
    } else if (value instanceof Items items) {
      return isCollection(items, type, raw);
    } else if (value instanceof Fields fields) {
      return isOfFields(fields, type, raw);
    }
    return SIMPLE.contains(raw)
        || isEnum(raw)
        || (raw.equals("java.util.Optional")
            && (isEmpty(value) || isByContent(value, type.argument(0))));
  }

  private static boolean isEmpty(CapturedValue value) {
    return value instanceof Text text && text.value().equals("Optional.empty");
  }

  private boolean isEnum(String raw) {
    ClassModel model = program.classes().find(raw);
    return model != null && model.isEnum();
  }

  private boolean isCollection(Items items, JavaType type, String raw) {
    if (raw.equals("java.util.Optional")) {
      return isByContent(items, type.argument(0));
    }
    boolean isEqual = ContainerTypes.isList(raw) || ContainerTypes.isSet(raw);
    return isEqual
        && !raw.equals("java.util.Collection")
        && !raw.equals("java.lang.Iterable")
        && items.values().stream().allMatch(item -> isByContent(item, type.argument(0)));
  }

  private boolean isOfFields(Fields fields, JavaType type, String raw) {
    if (raw.equals("java.util.Optional")) {
      return isByContent(fields, type.argument(0));
    } else if (isMap(raw)) {
      return fields.values().values().stream().allMatch(v -> isByContent(v, type.argument(1)));
    }
    return fields.values().get(CapturedValue.TYPE) instanceof Text name
        && isRecord(name.value(), fields.values(), type);
  }

  /** A record that says itself when two of it are equal may leave something out. */
  private boolean isRecord(String name, Map<String, CapturedValue> values, JavaType declared) {
    ClassModel model = program.classes().find(name);
    if (model == null || !model.isRecord() || hasOwnEquals(model)) {
      return false;
    }
    ClassType type = program.hierarchy().typeOf(model, declared);
    Map<String, JavaType> known = Hierarchy.known(model, type);
    List<FieldModel> components = model.components();
    return components.stream()
        .allMatch(
            each ->
                values.containsKey(each.name())
                    && isByContent(values.get(each.name()), each.type().with(known)));
  }

  /** The compiler makes a record's own by a call that is linked at run time. */
  private static boolean hasOwnEquals(ClassModel model) {
    return model.declares("equals", EQUALS) && !Getters.hasGeneratedEquals(model);
  }

  private boolean isMap(String raw) {
    return raw.startsWith("java.util.") && program.hierarchy().isSubtype(raw, "java.util.Map");
  }
}
