package dev.l9.trace.agent.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.SomeCases;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Class files that no compiler of today makes: old ones, and methods near the JVM's limits. */
class ClassFilesIT {

  private static final String EVENTS = "update=false";
  private static final String TRACED = "Ldev/l9/trace/L9Traced;";

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void compile() {
    project = new TestProject(folder).source("demo/Calls.java", CALLS).compile("-g");
  }

  static Stream<Arguments> jdksAndVersions() {
    List<Integer> versions =
        List.of(
            Opcodes.V1_1,
            Opcodes.V1_5,
            Opcodes.V1_7,
            Opcodes.V17,
            Opcodes.V1_4,
            Opcodes.V1_6,
            Opcodes.V1_8);
    return Jdk.inTurn(
        SomeCases.of(4, versions), (jdk, version) -> Arguments.of(jdk, version & 0xffff));
  }

  @ParameterizedTest
  @MethodSource("jdksAndVersions")
  void aClassFileOfAnyVersion_isTraced(Jdk jdk, int version) throws IOException {
    write(oldClass(version == 45 ? Opcodes.V1_1 : version, version >= 50));
    ProgramRun run = project.run(jdk, EVENTS, "demo.Calls", "old");
    assertEquals(new ProgramRun(0, "6\nnegative\n", ""), run);
    assertEquals(
        """
        sum(arg0=3) → 6
        sum(arg0=-1) → IllegalStateException: negative [error]
        <init>(arg0=1)
        """,
        TraceText.tree(project.events()));
  }

  /** Before Java 7 finally blocks were subroutines. Without frames the old verifier takes them. */
  static Stream<Arguments> jdksAndVersionsWithSubroutines() {
    return Jdk.inTurn(List.of(Opcodes.V1_4, Opcodes.V1_6, Opcodes.V1_5), Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("jdksAndVersionsWithSubroutines")
  void subroutinesOfOldCompilers_areTraced(Jdk jdk, int version) throws IOException {
    write(classWithSubroutine(version));
    ProgramRun run = project.run(jdk, EVENTS, "demo.Calls", "subroutine");
    assertEquals(new ProgramRun(0, "11\n21\n", ""), run);
    assertEquals(
        """
        twice(arg0=5) → 11
        twice(arg0=10) → 21
        """,
        TraceText.tree(project.events()));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  @JdksInTurn
  void aMethodThatWouldGetTooLong_isLeftAndSaid_andTheOthersAreTraced(Jdk jdk) throws IOException {
    write(largeClass(65_500, 0));
    ProgramRun run = project.runWell(jdk, EVENTS, "demo.Calls", "large");
    assertEquals(counted(65_500, 0), run.out());
    assertEquals(
        "[l9] warn: demo.Old#large is not traced: with the tracing code it would exceed the JVM's"
            + " 64 KB for a method\n",
        run.err());
    assertEquals("small(arg0=2) → 3\n".repeat(2), TraceText.tree(project.events()));
  }

  /** Just below the 32 KB that a jump reaches; and a return from the start of a long method. */
  static Stream<Arguments> jdksAndSizes() {
    List<Integer> sizes = List.of(32_000, 32_300, 32_600, 32_700, 33_500, 60_000);
    return Jdk.inTurn(sizes, Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("jdksAndSizes")
  void jumpsThatGetTooFarByTracing_areWidened(Jdk jdk, int size) throws IOException {
    write(largeClass(size, 40));
    ProgramRun run = project.run(jdk, EVENTS, "demo.Calls", "large");
    assertEquals(new ProgramRun(0, counted(size, 40), ""), run);
    assertTrue(
        TraceText.tree(project.events()).startsWith("large(arg0=-7) → -7\n"),
        () -> TraceText.tree(project.events()));
    assertEquals(4, project.events().size());
  }

  /** What the program prints of {@link #largeClass}, whose body adds 1 for each three bytes. */
  private static String counted(int size, int returns) {
    int each = (size - 9 * returns - 1) / 3;
    return "-7\n3\n" + 3 * each + "\n3\n";
  }

  private void write(byte[] classFile) throws IOException {
    Files.write(project.classes().resolve("demo/Old.class"), classFile);
  }

  /** {@code public class demo.Old}, without a constructor. */
  private static ClassWriter header(int version, int flags) {
    ClassWriter writer = new ClassWriter(flags);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER;
    writer.visit(version, access, "demo/Old", null, "java/lang/Object", null);
    return writer;
  }

  private static MethodVisitor method(ClassWriter writer, String name, String descriptor) {
    boolean isStatic = !name.equals("<init>");
    int access = Opcodes.ACC_PUBLIC | (isStatic ? Opcodes.ACC_STATIC : 0);
    MethodVisitor method = writer.visitMethod(access, name, descriptor, null, null);
    method.visitAnnotation(TRACED, true).visitEnd();
    method.visitCode();
    return method;
  }

  /** Adds up n to 1 in a loop; throws where n is negative. */
  private static byte[] oldClass(int version, boolean frames) {
    ClassWriter writer =
        header(version, frames ? ClassWriter.COMPUTE_FRAMES : ClassWriter.COMPUTE_MAXS);
    MethodVisitor sum = method(writer, "sum", "(I)J");
    Label loop = new Label();
    Label end = new Label();
    Label fine = new Label();
    sum.visitVarInsn(Opcodes.ILOAD, 0);
    sum.visitJumpInsn(Opcodes.IFGE, fine);
    sum.visitTypeInsn(Opcodes.NEW, "java/lang/IllegalStateException");
    sum.visitInsn(Opcodes.DUP);
    sum.visitLdcInsn("negative");
    sum.visitMethodInsn(
        Opcodes.INVOKESPECIAL,
        "java/lang/IllegalStateException",
        "<init>",
        "(Ljava/lang/String;)V",
        false);
    sum.visitInsn(Opcodes.ATHROW);
    sum.visitLabel(fine);
    sum.visitInsn(Opcodes.LCONST_0);
    sum.visitVarInsn(Opcodes.LSTORE, 1);
    sum.visitLabel(loop);
    sum.visitVarInsn(Opcodes.ILOAD, 0);
    sum.visitJumpInsn(Opcodes.IFEQ, end);
    sum.visitVarInsn(Opcodes.LLOAD, 1);
    sum.visitVarInsn(Opcodes.ILOAD, 0);
    sum.visitInsn(Opcodes.I2L);
    sum.visitInsn(Opcodes.LADD);
    sum.visitVarInsn(Opcodes.LSTORE, 1);
    sum.visitIincInsn(0, -1);
    sum.visitJumpInsn(Opcodes.GOTO, loop);
    sum.visitLabel(end);
    // Left below the result, as Kotlin's coroutines do: a return discards it.
    sum.visitInsn(Opcodes.ACONST_NULL);
    sum.visitVarInsn(Opcodes.LLOAD, 1);
    sum.visitInsn(Opcodes.LRETURN);
    sum.visitMaxs(0, 0);
    sum.visitEnd();
    MethodVisitor constructor = method(writer, "<init>", "(I)V");
    constructor.visitVarInsn(Opcodes.ALOAD, 0);
    constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    constructor.visitInsn(Opcodes.RETURN);
    constructor.visitMaxs(0, 0);
    constructor.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** {@code try { return 2 * n + 1; } finally { n++; }} as javac 1.4 compiled it. */
  private static byte[] classWithSubroutine(int version) {
    ClassWriter writer = header(version, ClassWriter.COMPUTE_MAXS);
    MethodVisitor twice = method(writer, "twice", "(I)I");
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    Label subroutine = new Label();
    twice.visitTryCatchBlock(start, end, handler, null);
    twice.visitLabel(start);
    twice.visitVarInsn(Opcodes.ILOAD, 0);
    twice.visitInsn(Opcodes.ICONST_2);
    twice.visitInsn(Opcodes.IMUL);
    twice.visitInsn(Opcodes.ICONST_1);
    twice.visitInsn(Opcodes.IADD);
    twice.visitVarInsn(Opcodes.ISTORE, 1);
    twice.visitJumpInsn(Opcodes.JSR, subroutine);
    twice.visitVarInsn(Opcodes.ILOAD, 1);
    twice.visitLabel(end);
    twice.visitInsn(Opcodes.IRETURN);
    twice.visitLabel(handler);
    twice.visitVarInsn(Opcodes.ASTORE, 2);
    twice.visitJumpInsn(Opcodes.JSR, subroutine);
    twice.visitVarInsn(Opcodes.ALOAD, 2);
    twice.visitInsn(Opcodes.ATHROW);
    twice.visitLabel(subroutine);
    twice.visitVarInsn(Opcodes.ASTORE, 3);
    twice.visitIincInsn(0, 1);
    twice.visitVarInsn(Opcodes.RET, 3);
    twice.visitMaxs(0, 0);
    twice.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /**
   * {@code large(n)}: returns n where it is negative; then counts n down in a loop whose body has
   * about this many bytes and so many returns, which tracing makes longer. Beside it {@code
   * small(n)}.
   */
  private static byte[] largeClass(int size, int returns) {
    ClassWriter writer = header(Opcodes.V17, ClassWriter.COMPUTE_FRAMES);
    MethodVisitor large = method(writer, "large", "(I)I");
    Label loop = new Label();
    Label fine = new Label();
    large.visitVarInsn(Opcodes.ILOAD, 0);
    large.visitJumpInsn(Opcodes.IFGE, fine);
    large.visitVarInsn(Opcodes.ILOAD, 0);
    large.visitInsn(Opcodes.IRETURN);
    large.visitLabel(fine);
    large.visitInsn(Opcodes.ICONST_0);
    large.visitVarInsn(Opcodes.ISTORE, 1);
    large.visitLabel(loop);
    int left = size;
    for (int i = 0; i < returns; i++) {
      Label on = new Label();
      large.visitVarInsn(Opcodes.ILOAD, 0);
      large.visitIntInsn(Opcodes.SIPUSH, 10_000 + i);
      large.visitJumpInsn(Opcodes.IF_ICMPNE, on);
      large.visitVarInsn(Opcodes.ILOAD, 1);
      large.visitInsn(Opcodes.IRETURN);
      large.visitLabel(on);
      left -= 9;
    }
    for (; left > 3; left -= 3) {
      large.visitIincInsn(1, 1);
    }
    large.visitIincInsn(0, -1);
    large.visitVarInsn(Opcodes.ILOAD, 0);
    large.visitJumpInsn(Opcodes.IFGT, loop);
    large.visitVarInsn(Opcodes.ILOAD, 1);
    large.visitInsn(Opcodes.IRETURN);
    large.visitMaxs(0, 0);
    large.visitEnd();
    MethodVisitor small = method(writer, "small", "(I)I");
    small.visitVarInsn(Opcodes.ILOAD, 0);
    small.visitInsn(Opcodes.ICONST_1);
    small.visitInsn(Opcodes.IADD);
    small.visitInsn(Opcodes.IRETURN);
    small.visitMaxs(0, 0);
    small.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static final String CALLS =
      """
      package demo;

      import java.lang.reflect.*;

      public class Calls {
        public static void main(String[] args) throws Exception {
          Class<?> old = Class.forName("demo.Old");
          switch (args[0]) {
            case "old" -> {
              Method sum = old.getMethod("sum", int.class);
              System.out.println(sum.invoke(null, 3));
              try {
                sum.invoke(null, -1);
              } catch (InvocationTargetException e) {
                System.out.println(e.getCause().getMessage());
              }
              old.getConstructor(int.class).newInstance(1);
            }
            case "subroutine" -> {
              Method twice = old.getMethod("twice", int.class);
              System.out.println(twice.invoke(null, 5));
              System.out.println(twice.invoke(null, 10));
            }
            default -> {
              Method large = old.getMethod("large", int.class);
              Method small = old.getMethod("small", int.class);
              System.out.println(large.invoke(null, -7));
              System.out.println(small.invoke(null, 2));
              System.out.println(large.invoke(null, 3));
              System.out.println(small.invoke(null, 2));
            }
          }
        }
      }
      """;
}
