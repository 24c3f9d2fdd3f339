package dev.l9.trace.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
  void otherForms_areRefused() {
    for (String text : new String[] {"a.B#", "#c", "a.B#c#d", "a b", "a.B#c()", "a/B", "a.B(c)"}) {
      assertThrows(
          IllegalArgumentException.class, () -> MethodPattern.parseList("a.B;" + text), text);
    }
  }

  private static boolean matches(String pattern, String className, String method) {
    return MethodPattern.parseList(pattern).get(0).matches(className, method);
  }
}
