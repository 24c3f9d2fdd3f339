package dev.l9.trace.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;

/**
 * Marks a test class, or a test, whose programs do the same on every JDK. Each test then runs on
 * one JDK of {@link Jdk#all}, which its name decides. With {@code -Dl9.stress=true} it runs on all
 * of them, and so does a test that is marked {@link OnEachJdk}.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface JdksInTurn {

  /** Reads this annotation. */
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
