package dev.l9.trace.bootstrap.hint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of a JVM in which no class is marked or included, and in which JVMs it isn't. */
class NothingTracedTest {

  private static final Class<?>[] PROGRAM = {List.class, Test.class, Test[].class};

  @Test
  void withoutPatterns_noMarkIsTheReason() {
    assertEquals(
        "no class that was loaded is marked @L9Traced;"
            + " methods without a mark are traced with an option such as include=com.acme..*",
        NothingTraced.reason("", "", false, PROGRAM));
    assertEquals(
        "no class that was loaded is marked @L9Traced or with what annotations=otel names;"
            + " methods without a mark are traced with an option such as include=com.acme..*",
        NothingTraced.reason("", "otel", false, PROGRAM));
  }

  @Test
  void patterns_areNamed_withTheNearestClass() {
    assertEquals(
        "no class that was loaded is marked @L9Traced, and include=org.junit.api..* names none;"
            + " the nearest is org.junit.jupiter.api.Test"
            + " (com.acme..* means all classes in a package and below it)",
        NothingTraced.reason("org.junit.api..*", "", false, PROGRAM));
    assertEquals(
        "no class that was loaded is marked @L9Traced, and include=com.acme..* names none",
        NothingTraced.reason("com.acme..*", "", false, PROGRAM));
  }

  @Test
  void aJvmThatRunsNoProgram_orAToolOfTheJdk_isLeftInPeace() throws Exception {
    assertNull(NothingTraced.reason("com.acme..*", "", false, new Class<?>[0]));
    Class<?> javac = Class.forName("com.sun.tools.javac.Main");
    assertEquals(ClassLoader.getSystemClassLoader(), javac.getClassLoader());
    Class<?>[] tool = {javac, List.class, getClass()};
    assertNull(NothingTraced.reason("com.acme..*", "", false, tool));
  }

  @Test
  void whereAllJvmsHaveTheAgent_onlyANearClassIsAReason() {
    assertNull(NothingTraced.reason("com.acme..*", "", true, PROGRAM));
    assertNull(NothingTraced.reason("org.junit.other.Other", "", true, PROGRAM));
    assertEquals(
        NothingTraced.reason("org.junit.jupitre.api..*", "", false, PROGRAM),
        NothingTraced.reason("org.junit.jupitre.api..*", "", true, PROGRAM));
  }

  @Test
  void allJvmsHaveTheAgent_thatTheEnvironmentNames() {
    for (String variable : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
      String options = "-Xmx1g -javaagent:/opt/l9-agent.jar=include=com.acme..*";
      assertTrue(NothingTraced.isForAll(Map.of(variable, options)));
      assertFalse(NothingTraced.isForAll(Map.of(variable, "-javaagent:/opt/other.jar")));
    }
    assertFalse(NothingTraced.isForAll(Map.of("MAVEN_OPTS", "-javaagent:/opt/l9-agent.jar")));
  }
}
