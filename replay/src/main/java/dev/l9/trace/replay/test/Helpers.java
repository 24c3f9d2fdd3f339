package dev.l9.trace.replay.test;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import dev.l9.trace.replay.value.Helper;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import javax.lang.model.element.Modifier;

/** The source of the helpers that are written into tests. */
final class Helpers {

  private static final ClassName CLASS = ClassName.get(Class.class);

  private static final ParameterizedTypeName ANY_CLASS =
      ParameterizedTypeName.get(CLASS, WildcardTypeName.subtypeOf(Object.class));

  private Helpers() {}

  static MethodSpec of(Helper helper) {
    return switch (helper) {
      case MAKE -> make();
      case MAKE_RECORD -> makeRecord();
      case FIELD -> field();
      case FIND_FIELD -> findField();
    };
  }

  private static MethodSpec.Builder helper(String name) {
    return MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
  }

  private static MethodSpec make() {
    TypeVariableName type = TypeVariableName.get("T");
    return helper("make")
        .addJavadoc(
            "Makes an object without a constructor: no constructor is known to give its fields"
                + " these\nvalues. Each name of a field has its value behind it.\n")
        .addTypeVariable(type)
        .returns(type)
        .addParameter(ParameterizedTypeName.get(CLASS, type), "type")
        .addParameter(ArrayTypeName.of(Object.class), "fields")
        .varargs()
        .addException(ReflectiveOperationException.class)
        .addStatement(
            "$T unsafe = Class.forName($S).getDeclaredField($S)",
            Field.class,
            "sun.misc.Unsafe",
            "theUnsafe")
        .addStatement("unsafe.setAccessible(true)")
        .addStatement(
            "Object made =$W"
                + "unsafe.getType().getMethod($S, Class.class).invoke(unsafe.get(null), type)",
            "allocateInstance")
        .beginControlFlow("for (int i = 0; i < fields.length; i += 2)")
        .addStatement("findField(type, (String) fields[i]).set(made, fields[i + 1])")
        .endControlFlow()
        .addStatement("return type.cast(made)")
        .build();
  }

  private static MethodSpec makeRecord() {
    return helper("makeRecord")
        .addJavadoc("Makes a record whose class isn't visible here.\n")
        .returns(Object.class)
        .addParameter(String.class, "name")
        .addParameter(ArrayTypeName.of(Object.class), "components")
        .varargs()
        .addException(ReflectiveOperationException.class)
        .addStatement("Class<?> type = Class.forName(name)")
        .addStatement(
            "Class<?>[] types =$W$T.stream(type.getRecordComponents())"
                + ".map($T::getType).toArray(Class[]::new)",
            Arrays.class,
            RecordComponent.class)
        .addStatement("$T<?> canonical = type.getDeclaredConstructor(types)", Constructor.class)
        .addStatement("canonical.setAccessible(true)")
        .addStatement("return canonical.newInstance(components)")
        .build();
  }

  private static MethodSpec field() {
    return helper("field")
        .addJavadoc("Reads a private field: no method is known that returns it.\n")
        .returns(Object.class)
        .addParameter(Object.class, "object")
        .addParameter(String.class, "name")
        .addException(ReflectiveOperationException.class)
        .addStatement("return findField(object.getClass(), name).get(object)")
        .build();
  }

  private static MethodSpec findField() {
    return helper("findField")
        .addJavadoc(
            "Finds a field of a class or of its superclasses. Of two with one name, the name of"
                + " the class and a #\nstand before it.\n")
        .returns(Field.class)
        .addParameter(ANY_CLASS, "type")
        .addParameter(String.class, "name")
        .addException(NoSuchFieldException.class)
        .addStatement("String owner = name.substring(0, Math.max(0, name.indexOf('#')))")
        .beginControlFlow("for (Class<?> c = type; c != null; c = c.getSuperclass())")
        .beginControlFlow("for ($T field : c.getDeclaredFields())", Field.class)
        .addStatement(
            "boolean isNamed = field.getName().equals(name.substring(name.indexOf('#') + 1))")
        .beginControlFlow("if (isNamed && (owner.isEmpty() || owner.equals(c.getName())))")
        .addStatement("field.setAccessible(true)")
        .addStatement("return field")
        .endControlFlow()
        .endControlFlow()
        .endControlFlow()
        .addStatement("throw new NoSuchFieldException(name)")
        .build();
  }
}
