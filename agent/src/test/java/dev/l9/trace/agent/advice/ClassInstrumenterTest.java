package dev.l9.trace.agent.advice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.L9Traced;
import dev.l9.trace.agent.classfile.ClassBytes;
import dev.l9.trace.agent.classfile.ClassReaders;
import dev.l9.trace.agent.doctor.Decisions;
import dev.l9.trace.agent.redact.Redactor;
import dev.l9.trace.agent.select.SelectionRules;
import dev.l9.trace.agent.site.SiteRegistry;
import dev.l9.trace.bootstrap.MethodPattern;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What instrumentation adds to a class, and what it leaves alone. */
class ClassInstrumenterTest {

  static class Traced {
    final int start;

    @L9Traced
    Traced(int start) {
      this.start = start;
    }

    @L9Traced
    float mean(int[] values, char label, long times, boolean all) {
      int sum = start;
      for (int value : values) {
        sum += value;
      }
      return (float) sum / values.length;
    }

    int untraced() {
      return start;
    }
  }

  static class Plain {
    int untraced() {
      return 1;
    }
  }

  @Test
  void addedCode_callsOnlyTheBridgeAndBoxing() throws IOException {
    Set<String> added = calls(instrumented(Traced.class));
    added.removeAll(calls(bytes(Traced.class)));
    assertEquals(
        Set.of(
            "dev/l9/trace/bootstrap/bridge/L9TraceDispatcher.argument",
            "dev/l9/trace/bootstrap/bridge/L9TraceDispatcher.begin",
            "dev/l9/trace/bootstrap/bridge/L9TraceDispatcher.exit",
            "dev/l9/trace/bootstrap/bridge/L9TraceDispatcher.fail",
            "dev/l9/trace/bootstrap/bridge/L9TraceDispatcher.start",
            "java/lang/Character.valueOf",
            "java/lang/Float.valueOf"),
        added);
  }

  @Test
  void members_stayAsTheyAre() throws IOException {
    assertEquals(members(bytes(Traced.class)), members(instrumented(Traced.class)));
  }

  @Test
  void aClassWithoutATracedMethod_isLeftAlone() throws IOException {
    assertNull(
        instrumenter(List.of(), List.of())
            .instrument(ClassInstrumenterTest.class.getClassLoader(), null, bytes(Plain.class)));
  }

  @Test
  void anExcludedMethod_isLeftAlone_evenWhereItIsMarked() throws IOException {
    List<MethodPattern> all = MethodPattern.parseList(Traced.class.getName() + "#*");
    ClassInstrumenter instrumenter = instrumenter(List.of(), all);
    assertNull(
        instrumenter.instrument(
            ClassInstrumenterTest.class.getClassLoader(), null, bytes(Traced.class)));
  }

  @Test
  void anIncludedMethod_isTracedWithoutAMark() throws IOException {
    List<MethodPattern> include = MethodPattern.parseList(Plain.class.getName() + "#untraced");
    assertNotNull(
        instrumenter(include, List.of())
            .instrument(ClassInstrumenterTest.class.getClassLoader(), null, bytes(Plain.class)));
  }

  @Test
  void instrumentation_isTheSameEachTime() throws IOException {
    assertArrayEquals(instrumented(Traced.class), instrumented(Traced.class));
  }

  @ParameterizedTest
  @ValueSource(ints = {Opcodes.V25, Opcodes.V28, Opcodes.V28 + 1, 200})
  void aClassFileOfALaterVersion_isTracedLikeThoseOfToday_andKeepsItsVersion(int version)
      throws IOException {
    byte[] later = instrumented(withVersion(version, bytes(Traced.class)));
    assertArrayEquals(withVersion(version, instrumented(Traced.class)), later);
    assertTrue(calls(later).contains("dev/l9/trace/bootstrap/bridge/L9TraceDispatcher.begin"));
  }

  private static byte[] withVersion(int version, byte[] classFile) {
    byte[] other = classFile.clone();
    other[6] = (byte) (version >> 8);
    other[7] = (byte) version;
    return other;
  }

  private static ClassInstrumenter instrumenter(
      List<MethodPattern> include, List<MethodPattern> exclude) {
    return new ClassInstrumenter(
        new SelectionRules(
            include, exclude, List.of(), false, false, List.of(), List.of(), List.of()),
        new Redactor("", ""),
        new ClassBytes(),
        new SiteRegistry(),
        null,
        new Decisions(false),
        true);
  }

  private static byte[] instrumented(Class<?> type) throws IOException {
    return instrumented(bytes(type));
  }

  private static byte[] instrumented(byte[] classFile) {
    byte[] instrumented =
        instrumenter(List.of(), List.of())
            .instrument(ClassInstrumenterTest.class.getClassLoader(), null, classFile);
    assertNotNull(instrumented);
    return instrumented;
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    String resource = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getClassLoader().getResourceAsStream(resource)) {
      assertNotNull(in, resource);
      return in.readAllBytes();
    }
  }

  private static Set<String> calls(byte[] classFile) {
    Set<String> calls = new TreeSet<>();
    MethodVisitor methods =
        new MethodVisitor(Opcodes.ASM9) {
          @Override
          public void visitMethodInsn(
              int opcode, String owner, String name, String descriptor, boolean isInterface) {
            calls.add(owner + "." + name);
          }
        };
    visit(
        classFile,
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            return methods;
          }
        });
    return calls;
  }

  private static List<String> members(byte[] classFile) {
    List<String> members = new ArrayList<>();
    visit(
        classFile,
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            members.add(access + " " + name + descriptor);
            return null;
          }
        });
    return members;
  }

  private static void visit(byte[] classFile, ClassVisitor visitor) {
    ClassReaders.of(classFile).accept(visitor, 0);
  }
}
