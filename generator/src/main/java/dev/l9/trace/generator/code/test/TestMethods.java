package dev.l9.trace.generator.code.test;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import dev.l9.trace.generator.code.behaviour.ContractTest;
import dev.l9.trace.generator.code.text.JavaFiles;
import javax.lang.model.element.Modifier;

/** Writes the methods of test classes. */
final class TestMethods {

  static final ClassName TEST = ClassName.get("org.junit.jupiter.api", "Test");
  static final ClassName TAG = ClassName.get("org.junit.jupiter.api", "Tag");
  static final ClassName EXECUTABLE = ClassName.get("org.junit.jupiter.api.function", "Executable");

  private TestMethods() {}

  /** A test, with a tag for each contract that it proves. */
  static MethodSpec of(ContractTest test) {
    MethodSpec.Builder method = MethodSpec.methodBuilder(test.name()).addAnnotation(TEST);
    for (String contract : test.contracts()) {
      method.addAnnotation(AnnotationSpec.builder(TAG).addMember("value", "$S", contract).build());
    }
    if (test.throwsChecked()) {
      method.addException(Exception.class);
    }
    return method.addCode(test.body()).build();
  }

  /** {@code assertRefuses(message, call)}. */
  static MethodSpec assertRefuses() {
    return helper("assertRefuses", "message", IllegalArgumentException.class)
        .addStatement("$T.assertEquals(message, refusal.getMessage())", JavaFiles.ASSERTIONS)
        .build();
  }

  /** {@code assertRefusesNull(name, call)}. */
  static MethodSpec assertRefusesNull() {
    return helper("assertRefusesNull", "name", NullPointerException.class)
        .addStatement(
            "$T.assertEquals(name + $S, refusal.getMessage())",
            JavaFiles.ASSERTIONS,
            " must not be null")
        .build();
  }

  private static MethodSpec.Builder helper(String name, String text, Class<?> refusal) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(String.class, text)
        .addParameter(EXECUTABLE, "call")
        .addStatement(
            "$1T refusal = $2T.assertThrows($1T.class, call)", refusal, JavaFiles.ASSERTIONS);
  }
}
