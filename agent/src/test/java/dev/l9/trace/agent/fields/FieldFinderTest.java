package dev.l9.trace.agent.fields;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.L9Sensitive;
import dev.l9.trace.agent.capture.Captured;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FieldFinderTest {

  private static final FieldMemory MEMORY = Captured.MEMORY;
  private static final String HERE = FieldFinderTest.class.getName() + "$";

  private static boolean initialised;

  /** Says when it is initialised. */
  enum Mode {
    FAST;

    static {
      initialised = true;
    }
  }

  @Retention(RetentionPolicy.RUNTIME)
  @interface Column {
    Mode value() default Mode.FAST;
  }

  static class Entity {
    @Column int size = 3;
    @Column @L9Sensitive String code = "hush";
  }

  @Test
  void annotations_areReadWithoutInitialisingTheirValues() {
    assertEquals(
        "{\"@type\": \"" + HERE + "Entity\", \"size\": 3, \"code\": \"***\"}",
        Captured.json(new Entity()));
    assertFalse(initialised);
  }

  /** Takes the name of every class that it loads; some it doesn't have. */
  private static final class Loader extends ClassLoader {
    final List<String> asked = new ArrayList<>();

    Loader() {
      super(null);
    }

    Class<?> define(byte[] classFile) {
      return defineClass(null, classFile, 0, classFile.length);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      asked.add(name);
      throw new ClassNotFoundException(name);
    }
  }

  /** A class with these fields, which are names and descriptors. */
  private static byte[] classFile(String... fields) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "made/Made", null, "java/lang/Object", null);
    for (int i = 0; i < fields.length; i += 2) {
      writer.visitField(Opcodes.ACC_PUBLIC, fields[i], fields[i + 1], null, null).visitEnd();
    }
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static List<String> names(List<ClassField> fields) {
    List<String> names = new ArrayList<>();
    for (ClassField field : fields) {
      names.add(field.name() + field.kind());
    }
    return names;
  }

  @Test
  void fieldsWhoseTypesAreMissing_areFound_withoutLookingForTheTypes() {
    Loader loader = new Loader();
    byte[] bytes = classFile("gone", "Lmade/Gone;", "n", "I", "all", "[Lmade/Gone;");
    Class<?> type = loader.define(bytes);
    List<ClassField> found = new FieldFinder(c -> bytes, MEMORY).of(type);
    assertEquals(List.of("goneL", "nI", "all["), names(found));
    assertEquals(List.of(), loader.asked);
  }

  @Test
  void fieldsOfOneName_areLeftOut() {
    byte[] bytes = classFile("a", "I", "b", "J", "a", "Ljava/lang/String;", "c", "D");
    Class<?> type = new Loader().define(bytes);
    assertEquals(List.of("bJ", "cD"), names(new FieldFinder(c -> bytes, MEMORY).of(type)));
  }

  @Test
  void classesWithoutAClassFile_haveNoFields_andDontEndTheThread() {
    FieldFinder finder =
        new FieldFinder(
            type -> {
              if (type == String.class) {
                return null;
              }
              throw new StackOverflowError();
            },
            MEMORY);
    assertEquals(List.of(), finder.of(Entity.class));
    assertEquals(List.of(), finder.of(String.class));
  }

  @Test
  void whoGetsNoAnswerInTime_goesOn_andOthersDoNotWait() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    byte[] bytes = classFile("n", "I");
    FieldFinder finder =
        new FieldFinder(
            type -> {
              asked.countDown();
              awaitQuietly(answered);
              return bytes;
            },
            MEMORY,
            TimeUnit.MILLISECONDS.toNanos(20));
    Class<?> first = new Loader().define(bytes);
    Class<?> second = new Loader().define(bytes);
    assertNull(finder.of(first));
    asked.await();
    assertNull(finder.of(second));
    answered.countDown();
    assertEquals(List.of("nI"), names(awaitFields(finder, second)));
    assertEquals(List.of("nI"), names(Objects.requireNonNull(finder.of(first))));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<ClassField> awaitFields(FieldFinder finder, Class<?> type)
      throws InterruptedException {
    List<ClassField> fields = finder.of(type);
    while (fields == null) {
      Thread.sleep(1);
      fields = finder.of(type);
    }
    return fields;
  }

  @Test
  void anInterruptedThread_getsItsAnswer_andStaysInterrupted() {
    byte[] bytes = classFile("n", "I");
    Class<?> type = new Loader().define(bytes);
    Thread.currentThread().interrupt();
    List<ClassField> fields = new FieldFinder(c -> bytes, MEMORY).of(type);
    assertTrue(Thread.interrupted());
    assertEquals(List.of("nI"), names(fields));
  }
}
