package dev.l9.trace.generator.code.test;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.l9.trace.generator.code.behaviour.ServiceFixture;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import javax.lang.model.element.Modifier;

/** Writes the clock of tests. */
final class ClockCode {

  static final ClassName NAME = ClassName.get("", "TestClock");

  private ClockCode() {}

  /** The constant with what the clock shows at first. */
  static FieldSpec now() {
    return FieldSpec.builder(
            Instant.class, "NOW", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("$T.parse($S)", Instant.class, ServiceFixture.NOW.toString())
        .build();
  }

  /** The class. */
  static TypeSpec write() {
    return TypeSpec.classBuilder(NAME)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .superclass(Clock.class)
        .addJavadoc("Shows the same time until a test advances it.\n")
        .addField(
            FieldSpec.builder(Instant.class, "now", Modifier.PRIVATE).initializer("NOW").build())
        .addMethod(
            MethodSpec.methodBuilder("advance")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(Duration.class, "duration")
                .addStatement("now = now.plus(duration)")
                .build())
        .addMethod(overriding("instant", Instant.class).addStatement("return now").build())
        .addMethod(
            overriding("getZone", ZoneId.class)
                .addStatement("return $T.UTC", ZoneOffset.class)
                .build())
        .addMethod(
            overriding("withZone", Clock.class)
                .addParameter(ZoneId.class, "zone")
                .addStatement("return $T.fixed(now, zone)", Clock.class)
                .build())
        .build();
  }

  private static MethodSpec.Builder overriding(String name, Class<?> result) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(result);
  }
}
