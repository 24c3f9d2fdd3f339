package dev.l9.trace.generator.code.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaFilesTest {

  private static final TypeSpec TYPE =
      TypeSpec.classBuilder("Example")
          .addField(List.class, "one")
          .addField(int.class, "two")
          .addSuperinterface(ClassName.get("com.example", "Api"))
          .addMethod(
              MethodSpec.methodBuilder("test")
                  .addStatement("$T.assertEquals(1, two)", JavaFiles.ASSERTIONS)
                  .addStatement("$T part", ClassName.get("com.example.Api", "Part"))
                  .build())
          .build();

  @Test
  void text_importsWhatItNeeds_andNoMore() {
    assertEquals(
        """
        package com.example;

        import static org.junit.jupiter.api.Assertions.assertEquals;

        import java.util.List;

        class Example implements Api {
          List one;

          int two;

          void test() {
            assertEquals(1, two);
            Part part;
          }
        }
        """,
        JavaFiles.text("com.example", TYPE));
  }

  @Test
  void text_needsAnOpenCompiler_andSaysSo() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Closed.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), output);
    assertTrue(
        output.startsWith("Java can't be formatted, because this JVM keeps the JDK's compiler"),
        output);
    assertTrue(
        output.strip().endsWith("start l9 by bin/l9 or by java -jar l9.jar, which open it"),
        output);
  }

  /** Asks for a text in a JVM that keeps the compiler closed. */
  static final class Closed {
    public static void main(String[] args) {
      try {
        System.out.println(JavaFiles.text("com.example", TYPE));
      } catch (ToolFailure e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
