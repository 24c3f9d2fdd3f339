package dev.l9.trace.generator.code.behaviour.match;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import dev.l9.trace.generator.code.name.ModuleNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the methods that make a predicate of a condition. */
final class ConditionMethods {

  private static final TypeVariableName VALUE =
      TypeVariableName.get(
          "T",
          ParameterizedTypeName.get(ClassName.get(Comparable.class), TypeVariableName.get("T")));

  /** The method that reads {@code true} and {@code false}, and nothing else. */
  private static final String TRUTH = "truth";

  private static final String ORDER = "order";
  private static final String EQUALITY = "equality";

  private final MatchTypes types;
  private final ModuleNames names;
  private final ClassName owner;
  private final TypeName request;
  private final TypeName holds;

  /** The methods of a class of this name. */
  ConditionMethods(MatchTypes types, ModuleNames names, ClassName owner) {
    this.owner = owner;
    this.types = types;
    this.names = names;
    this.request = names.type(types.request());
    this.holds = ParameterizedTypeName.get(ClassName.get(Predicate.class), request);
  }

  /** All methods; the first is {@code holds(condition)}. */
  List<MethodSpec> all() {
    List<MethodSpec> methods = new ArrayList<>();
    methods.add(holds());
    if (types.hasOrdered()) {
      methods.add(types.hasUnordered() ? order() : comparison(ORDER, types.operators()).build());
    }
    if (types.hasUnordered()) {
      methods.add(equality());
    }
    methods.add(compared());
    if (types.fields().stream().anyMatch(ComparableField::isTruth)) {
      methods.add(truth());
    }
    return methods;
  }

  private MethodSpec holds() {
    CodeBlock.Builder body = CodeBlock.builder().add("return switch (condition.field()) {\n$>");
    for (ComparableField each : types.fields()) {
      String name = each.field().name();
      String method = each.isOrdered() ? ORDER : EQUALITY;
      body.add("case $S -> $N(condition, $T::$N, $L);\n", name, method, request, name, parse(each));
    }
    body.add(
        "default -> throw new $T($S + condition.field());\n$<};\n",
        IllegalArgumentException.class,
        "No rule can name the field ");
    return MethodSpec.methodBuilder("holds")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(holds)
        .addParameter(names.type(types.condition()), "condition")
        .addCode(body.build())
        .build();
  }

  private CodeBlock parse(ComparableField field) {
    return field.isTruth() ? CodeBlock.of("$T::$N", owner, TRUTH) : field.parse();
  }

  /** Compares by size; what compares for equality is handed on. */
  private MethodSpec order() {
    List<Operator> handled = types.orders();
    return comparison(ORDER, handled).build();
  }

  private MethodSpec equality() {
    return comparison(EQUALITY, types.equalities()).build();
  }

  private MethodSpec.Builder comparison(String name, List<Operator> handled) {
    CodeBlock.Builder body = CodeBlock.builder().add("return switch (condition.operator()) {\n$>");
    handled.forEach(operator -> body.add("case $L -> $L;\n", operator, predicate(operator)));
    List<Operator> others = new ArrayList<>(types.operators());
    others.removeAll(handled);
    if (!others.isEmpty()) {
      body.add(
          "case $L -> $L",
          others.stream().map(Operator::name).collect(Collectors.joining(", ")),
          otherwise(name));
    }
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addTypeVariable(VALUE)
        .returns(holds)
        .addParameter(names.type(types.condition()), "condition")
        .addParameter(functionFrom(request, VALUE_NAME), "field")
        .addParameter(functionFrom(ClassName.get(String.class), VALUE_NAME), "parse")
        .addCode(body.add("$<};\n").build());
  }

  private static final TypeName VALUE_NAME = TypeVariableName.get("T");

  private static CodeBlock otherwise(String name) {
    return name.equals(ORDER)
        ? CodeBlock.of("$N(condition, field, parse);\n", EQUALITY)
        : CodeBlock.of(
            "throw new $T(condition.field() + $S);\n",
            IllegalArgumentException.class,
            " has no order");
  }

  private static CodeBlock predicate(Operator operator) {
    return switch (operator) {
      case EQUALS -> compared("condition.value()", "==");
      case NOT_EQUALS -> CodeBlock.of("$L.negate()", compared("condition.value()", "=="));
      case ONE_OF ->
          CodeBlock.of(
              "$T.stream(condition.value().split($S, -1)).map(value -> $L)"
                  + ".reduce(request -> false, $T::or)",
              Arrays.class,
              ",",
              compared("value.strip()", "=="),
              Predicate.class);
      case AT_LEAST -> compared("condition.value()", ">=");
      case AT_MOST -> compared("condition.value()", "<=");
    };
  }

  private static CodeBlock compared(String text, String comparison) {
    return CodeBlock.of("compared(field, parse.apply($L), order -> order $L 0)", text, comparison);
  }

  private MethodSpec compared() {
    return MethodSpec.methodBuilder("compared")
        .addJavadoc("What is missing is neither equal to a value, nor less or greater.\n")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addTypeVariable(VALUE)
        .returns(holds)
        .addParameter(functionFrom(request, VALUE_NAME), "field")
        .addParameter(VALUE_NAME, "value")
        .addParameter(IntPredicate.class, "order")
        .addCode("return request -> {\n$>")
        .addStatement("T actual = field.apply(request)")
        .addStatement("return actual != null && order.test(actual.compareTo(value))")
        .addCode("$<};\n")
        .build();
  }

  private static MethodSpec truth() {
    return MethodSpec.methodBuilder(TRUTH)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(Boolean.class)
        .addParameter(String.class, "text")
        .addCode("return switch (text) {\n$>")
        .addCode("case $S -> true;\ncase $S -> false;\n", "true", "false")
        .addCode(
            "default -> throw new $T($S + text);\n$<};\n",
            IllegalArgumentException.class,
            "Neither true nor false: ")
        .build();
  }

  private static TypeName functionFrom(TypeName from, TypeName to) {
    return ParameterizedTypeName.get(ClassName.get(Function.class), from, to);
  }
}
