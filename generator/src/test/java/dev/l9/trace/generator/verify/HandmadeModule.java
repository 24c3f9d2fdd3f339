package dev.l9.trace.generator.verify;

import dev.l9.trace.generator.module.FileRole;
import dev.l9.trace.generator.module.GeneratedFile;
import java.util.ArrayList;
import java.util.List;

/** A small module in the layout of generated ones, written by hand. */
public final class HandmadeModule {

  public static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>com.example</groupId>
        <artifactId>greeter</artifactId>
        <version>1.0.0</version>
        <properties>
          <maven.compiler.release>17</maven.compiler.release>
          <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
          <l9.version>0.1.0-SNAPSHOT</l9.version>
        </properties>
        <dependencies>
          <dependency>
            <groupId>dev.l9</groupId>
            <artifactId>l9-annotations</artifactId>
            <version>${l9.version}</version>
          </dependency>
          <dependency>
            <groupId>org.junit.jupiter</groupId>
            <artifactId>junit-jupiter</artifactId>
            <version>6.1.3</version>
            <scope>test</scope>
          </dependency>
        </dependencies>
        <build>
          <plugins>
            <plugin>
              <groupId>org.apache.maven.plugins</groupId>
              <artifactId>maven-resources-plugin</artifactId>
              <version>3.5.0</version>
            </plugin>
            <plugin>
              <groupId>org.apache.maven.plugins</groupId>
              <artifactId>maven-compiler-plugin</artifactId>
              <version>3.16.0</version>
            </plugin>
            <plugin>
              <groupId>org.apache.maven.plugins</groupId>
              <artifactId>maven-surefire-plugin</artifactId>
              <version>3.6.1</version>
            </plugin>
          </plugins>
        </build>
      </project>
      """;

  static final String SERVICE =
      """
      package com.example;

      import dev.l9.trace.HrmLayer;
      import dev.l9.trace.L9Traced;

      /** Greets. */
      final class GreeterService {

        /** A greeting for somebody. */
        record Greeting(String correlationId, String text) {}

        @L9Traced(layer = HrmLayer.REASONING, operation = "greet")
        Greeting greet(String correlationId, String name) {
          return new Greeting(correlationId, "Hello, " + name);
        }
      }
      """;

  static final String TEST =
      """
      package com.example;

      import static org.junit.jupiter.api.Assertions.assertEquals;

      import org.junit.jupiter.api.Tag;
      import org.junit.jupiter.api.Test;
      import org.junit.jupiter.params.ParameterizedTest;
      import org.junit.jupiter.params.provider.ValueSource;

      class GreeterServiceTest {

        private final GreeterService service = new GreeterService();

        @Test
        @Tag("runtime.correlation_id")
        void greet_keepsTheCorrelationId() {
          assertEquals("c-1", service.greet("c-1", "Ann").correlationId());
        }

        @ParameterizedTest
        @ValueSource(strings = {"Ann", "Bob B."})
        @Tag("records.constraints")
        void greet_namesTheCaller(String name) {
          assertEquals("Hello, " + name, service.greet("c-1", name).text());
        }
      }
      """;

  private HandmadeModule() {}

  /** The files without a {@code pom.xml}. */
  static List<GeneratedFile> sources(String service, String test) {
    return List.of(
        new GeneratedFile("src/main/java/com/example/GreeterService.java", FileRole.CODE, service),
        new GeneratedFile(
            "src/test/java/com/example/GreeterServiceTest.java", FileRole.TEST, test));
  }

  /** All files, with this service and test. */
  static List<GeneratedFile> files(String service, String test) {
    List<GeneratedFile> files = new ArrayList<>(sources(service, test));
    files.add(new GeneratedFile("pom.xml", FileRole.BUILD, POM));
    return files;
  }

  /** All files as they are right. */
  public static List<GeneratedFile> files() {
    return files(SERVICE, TEST);
  }
}
