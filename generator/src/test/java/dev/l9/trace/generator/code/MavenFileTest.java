package dev.l9.trace.generator.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MavenFileTest {

  private final String pom = MavenFile.of(Orders.spec()).orElseThrow().text();

  @Test
  void pom_namesTheModule() {
    assertTrue(
        pom.contains(
            """
              <groupId>com.example</groupId>
              <artifactId>order-desk</artifactId>
              <version>1.0.0</version>
              <name>OrderDesk</name>
              <description>Takes orders, and hands each on once.</description>
            """),
        pom);
  }

  @Test
  void pom_hasTheVersionsOfThisProject() throws IOException {
    String parent = Files.readString(Path.of("../pom.xml"));
    assertEquals(property(parent, "junit.version"), version("junit-jupiter"));
    assertEquals(
        property(parent, "maven.compiler.plugin.version"), version("maven-compiler-plugin"));
    assertEquals(
        property(parent, "maven.surefire.plugin.version"), version("maven-surefire-plugin"));
    assertEquals(
        property(parent, "maven.compiler.release"), property(pom, "maven.compiler.release"));
    assertEquals(first(parent, "<version>([^<]+)</version>"), version("l9-annotations"));
  }

  private String version(String artifact) {
    return first(pom, "<artifactId>" + artifact + "</artifactId>\\s*<version>([^<]+)</version>");
  }

  private static String property(String pom, String name) {
    return first(pom, "<" + Pattern.quote(name) + ">([^<]+)</");
  }

  private static String first(String text, String regex) {
    Matcher found = Pattern.compile(regex).matcher(text);
    assertTrue(found.find(), regex);
    return found.group(1);
  }
}
