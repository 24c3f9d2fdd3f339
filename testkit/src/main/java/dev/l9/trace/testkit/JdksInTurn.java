package dev.l9.trace.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;

/**
 * A test class, or a test, whose programs do the same on every JDK: each test takes one of {@link
 * Jdk#all} by its name. With {@code -Dl9.stress=true} it takes all, as a test does that has {@link
 * OnEachJdk}.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface JdksInTurn {

  /** Reads it. */
  final class Of {

    private Of() {}

    static boolean isMeantBy(Method test) {
      boolean isMarked =
          test.isAnnotationPresent(JdksInTurn.class)
              || test.getDeclaringClass().isAnnotationPresent(JdksInTurn.class);
      return isMarked
          && !test.isAnnotationPresent(OnEachJdk.class)
          && !Boolean.getBoolean("l9.stress");
    }
  }
}
