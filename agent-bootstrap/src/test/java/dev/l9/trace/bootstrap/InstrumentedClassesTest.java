package dev.l9.trace.bootstrap;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class InstrumentedClassesTest {

  private static final Class<?> TYPE = InstrumentedClassesTest.class;
  private static final String NAME = TYPE.getName().replace('.', '/');

  private final InstrumentedClasses classes = new InstrumentedClasses();

  private static final class Loader extends ClassLoader {
    @Override
    public boolean equals(Object other) {
      throw new AssertionError("code of the program runs");
    }

    @Override
    public int hashCode() {
      throw new AssertionError("code of the program runs");
    }
  }

  private static byte[] bytes(int number) {
    return Integer.toString(number).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }

  @Test
  void aClass_isKnownByItsLoaderAndName_withItsLatestBytes() {
    assertFalse(classes.has(TYPE));
    classes.add(new Loader(), NAME, bytes(1));
    assertFalse(classes.has(TYPE));
    classes.add(TYPE.getClassLoader(), NAME, bytes(2));
    assertTrue(classes.has(TYPE));
    assertTrue(classes.has(TYPE, bytes(2)));
    classes.add(TYPE.getClassLoader(), NAME, bytes(3));
    assertTrue(classes.has(TYPE, bytes(3)));
    assertFalse(classes.has(TYPE, bytes(2)));
    assertFalse(classes.has(String.class));
  }

  @Test
  void ofManyClasses_eachIsFound() {
    for (int i = 0; i < 5000; i++) {
      classes.add(TYPE.getClassLoader(), "a/B" + i, bytes(i));
    }
    assertFalse(classes.has(TYPE));
    classes.add(TYPE.getClassLoader(), NAME, bytes(-1));
    for (int i = 0; i < 5000; i++) {
      classes.add(TYPE.getClassLoader(), "c/D" + i, bytes(i));
    }
    assertTrue(classes.has(TYPE, bytes(-1)));
  }

  @Test
  void loadersThatAreGone_leaveNothing() {
    for (int i = 0; i < 100; i++) {
      classes.add(new Loader(), "a/B", bytes(i));
    }
    ClassLoader kept = new Loader();
    do {
      System.gc();
      classes.add(kept, "a/B", bytes(0));
    } while (classes.loaders() > 1);
    assertTrue(classes.loaders() == 1, kept::getName);
  }
}
