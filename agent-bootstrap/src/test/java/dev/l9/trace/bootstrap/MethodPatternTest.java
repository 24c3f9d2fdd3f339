package dev.l9.trace.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MethodPatternTest {

  @Test
  void dots_standForAnyPackagesBelow_noneIncluded() {
    assertTrue(matches("com.acme..*#*", "com.acme.Foo", "bar"));
    assertTrue(matches("com.acme..*#*", "com.acme.a.b.Foo", "bar"));
    assertFalse(matches("com.acme..*#*", "com.acmes.Foo", "bar"));
    assertFalse(matches("com.acme..*#*", "org.com.acme.Foo", "bar"));
    assertTrue(matches("com..service.*Service#get*", "com.a.service.UserService", "getAll"));
    assertFalse(matches("com..service.*Service#get*", "com.a.xservice.UserService", "getAll"));
    assertTrue(matches("..Foo#bar", "Foo", "bar"));
    assertTrue(matches("..Foo#bar", "a.b.Foo", "bar"));
    assertFalse(matches("..Foo#bar", "a.b.XFoo", "bar"));
  }

  @Test
  void star_staysWithinAPackage() {
    assertTrue(matches("com.acme.*#*", "com.acme.Foo", "bar"));
    assertFalse(matches("com.acme.*#*", "com.acme.a.Foo", "bar"));
  }

  @Test
  void oneMethodOfOneClass() {
    assertTrue(matches("com.acme.Foo#bar", "com.acme.Foo", "bar"));
    assertFalse(matches("com.acme.Foo#bar", "com.acme.Foo", "bars"));
    assertFalse(matches("com.acme.Foo#bar", "com.acme.Food", "bar"));
    assertFalse(matches("com.acme.Foo#bar", "comXacme.Foo", "bar"));
    assertTrue(matches("com.acme.Foo", "com.acme.Foo", "anything"));
  }

  @Test
  void nestedClasses_areNamedAsTheJvmDoes() {
    assertTrue(matches("com.acme.Outer$Inner#bar", "com.acme.Outer$Inner", "bar"));
    assertTrue(matches("com.acme.Outer$*#bar", "com.acme.Outer$Inner", "bar"));
    assertTrue(matches("com.acme..*#*", "com.acme.Outer$Inner", "bar"));
    assertFalse(matches("com.acme.Outer#bar", "com.acme.Outer$Inner", "bar"));
  }

  @Test
  void constructors_areMeantOnlyWhereTheyAreNamed() {
    assertFalse(matches("com.acme..*#*", "com.acme.Foo", "<init>"));
    assertFalse(matches("com.acme.Foo", "com.acme.Foo", "<init>"));
    assertFalse(matches("com.acme..*#*", "com.acme.Foo", "<clinit>"));
    assertTrue(matches("com.acme.Foo#<init>", "com.acme.Foo", "<init>"));
  }

  @Test
  void namesOfAnyLanguage_areAllowed() {
    assertTrue(matches("com.acme.Größe#été", "com.acme.Größe", "été"));
    assertTrue(matches("com.acme.Foo#bar-impl", "com.acme.Foo", "bar-impl"));
  }

  @Test
  void lists_areSeparatedBySemicolons() {
    assertEquals(2, MethodPattern.parseList(" a.B#c ; d.E;; ").size());
    assertEquals(0, MethodPattern.parseList(" ; ").size());
  }

  @Test
  void plus_meansTheSubtypesToo() {
    MethodPattern pattern = MethodPattern.parse("com.acme.Repository+#find*");
    assertTrue(pattern.withSubtypes());
    assertTrue(pattern.matchesClass("com.acme.Repository"));
    assertFalse(pattern.matchesClass("com.acme.Repositories"));
    assertTrue(pattern.matchesMethod("findAll"));
    assertFalse(pattern.matchesMethod("save"));
    assertTrue(MethodPattern.parse("com.acme..*Repository+").withSubtypes());
    assertFalse(MethodPattern.parse("com.acme.Repository").withSubtypes());
  }

  @Test
  void plus_mayMeanTypesOfTheJdk() {
    for (String text : new String[] {"java.lang.Runnable+", "..*+", "*+", "j*.B+", "java..*+#x"}) {
      assertTrue(MethodPattern.parse(text).mayNameJdk(), text);
    }
    for (String text : new String[] {"com.acme.Foo+", "javax.Foo+", "java.lang.Runnable"}) {
      assertFalse(MethodPattern.parse(text).mayNameJdk(), text);
    }
  }

  @Test
  void at_meansAnAnnotation() {
    MethodPattern pattern = MethodPattern.parse("@com.acme.Api$Get#get*");
    assertEquals("Lcom/acme/Api$Get;", pattern.annotation());
    assertFalse(pattern.matchesClass("com.acme.Api$Get"));
    assertTrue(pattern.matchesMethod("getAll"));
    assertFalse(pattern.matchesMethod("set"));
    assertTrue(MethodPattern.parse("@Api").matchesMethod("anything"));
    assertFalse(MethodPattern.parse("@Api").matchesMethod("<init>"));
    assertTrue(MethodPattern.parse("@Api").excludesMethod("<init>"));
    assertNull(MethodPattern.parse("com.acme.Api").annotation());
  }

  @Test
  void otherForms_areRefused() {
    String[] texts = {
      "a.B#", "#c", "a.B#c#d", "a b", "a.B#c()", "a/B", "a.B(c)", "+", "+#c", "a.B++", "a+.B",
      "a.B#c+", "@", "@#c", "@a.B+", "@a.*", "@a..B", "a.@B", "@@a.B"
    };
    for (String text : texts) {
      assertThrows(
          IllegalArgumentException.class, () -> MethodPattern.parseList("a.B;" + text), text);
    }
  }

  private static boolean matches(String pattern, String className, String method) {
    MethodPattern parsed = MethodPattern.parseList(pattern).get(0);
    return parsed.matchesClass(className) && parsed.matchesMethod(method);
  }
}
