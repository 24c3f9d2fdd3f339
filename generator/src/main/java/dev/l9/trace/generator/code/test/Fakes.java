package dev.l9.trace.generator.code.test;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.l9.trace.generator.code.behaviour.CalledMethod;
import dev.l9.trace.generator.code.behaviour.FakeAnswers;
import dev.l9.trace.generator.code.name.ModuleNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the fakes of ports: they keep what they were called with, and do what a test says. */
final class Fakes {

  private final ModuleNames names;
  private final FakeAnswers answers;

  Fakes(ModuleNames names, FakeAnswers answers) {
    this.names = names;
    this.answers = answers;
  }

  /** The name of the fake of a type. */
  static ClassName name(ClassName type) {
    return ClassName.get("", "Fake" + type.simpleName());
  }

  /**
   * The fake of a type.
   *
   * @param methods those that tests look at
   * @param others those that it has to have besides
   */
  TypeSpec write(ClassName type, List<CalledMethod> methods, List<MethodSpec> others) {
    TypeSpec.Builder fake =
        TypeSpec.classBuilder(name(type))
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addSuperinterface(type)
            .addJavadoc("Keeps what it was called with, and does what a test says.\n");
    for (CalledMethod method : methods) {
      fake.addField(calls(method)).addField(on(method)).addMethod(method(method));
    }
    return fake.addMethods(others).build();
  }

  private FieldSpec calls(CalledMethod method) {
    String name = method.ref().method() + "Calls";
    if (method.input().isEmpty()) {
      return FieldSpec.builder(int.class, name, Modifier.PRIVATE).build();
    }
    TypeName list =
        ParameterizedTypeName.get(
            ClassName.get(List.class), names.type(method.input().get()).box());
    return FieldSpec.builder(list, name, Modifier.PRIVATE, Modifier.FINAL)
        .initializer("$T.synchronizedList(new $T<>())", Collections.class, ArrayList.class)
        .build();
  }

  private FieldSpec on(CalledMethod method) {
    String name = "on" + ModuleNames.capitalized(method.ref().method());
    return FieldSpec.builder(answers.type(method), name, Modifier.PRIVATE)
        .initializer(answers.first(method))
        .build();
  }

  private MethodSpec method(CalledMethod method) {
    String name = method.ref().method();
    Optional<TypeName> input = method.input().map(names::type);
    String parameter = input.map(Fakes::parameter).orElse("");
    MethodSpec.Builder code =
        MethodSpec.methodBuilder(name)
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(method.output().map(names::type).orElse(TypeName.VOID));
    input.ifPresent(type -> code.addParameter(type, parameter));
    code.addStatement(
        input.isPresent()
            ? CodeBlock.of("$N.add($N)", name + "Calls", parameter)
            : CodeBlock.of("$N++", name + "Calls"));
    CodeBlock ask = answers.ask(method, parameter);
    String give = method.output().isPresent() ? "return $N.$L" : "$N.$L";
    return code.addStatement(give, "on" + ModuleNames.capitalized(name), ask).build();
  }

  private static String parameter(TypeName type) {
    TypeName raw = type instanceof ParameterizedTypeName generic ? generic.rawType() : type;
    TypeName element = raw instanceof ArrayTypeName array ? array.componentType() : raw;
    return ModuleNames.variable(element.toString());
  }
}
