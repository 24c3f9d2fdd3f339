package dev.l9.trace.agent.jdkhooks;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContextWeaverTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java/util/Timer",
        "java/util/TaskQueue",
        "java/util/concurrent/ThreadPoolExecutor",
        "java/util/concurrent/ThreadPoolExecutor$DiscardPolicy",
        "java/util/concurrent/FutureTask",
        "java/util/concurrent/ForkJoinTask",
        "java/util/concurrent/ForkJoinPool",
        "java/util/concurrent/CompletableFuture",
        "java/util/concurrent/CompletableFuture$UniCompletion",
        "java/util/concurrent/CompletableFuture$UniApply",
        "java/util/concurrent/CompletableFuture$BiApply",
        "java/util/concurrent/CompletableFuture$AsyncSupply"
      })
  void aClassOfTheJdk_isWovenOnce(String name) throws IOException {
    assertWovenOnce(name);
  }

  @Test
  void whatStartsThreads_isWovenOnce() throws IOException {
    if (Runtime.version().feature() < 19) {
      assertWovenOnce("java/lang/ThreadGroup");
      assertFalse(ContextWeaver.concerns("java/lang/Thread"));
    } else {
      assertWovenOnce("java/lang/Thread");
    }
  }

  private static void assertWovenOnce(String name) throws IOException {
    assertTrue(ContextWeaver.concerns(name));
    byte[] woven = ContextWeaver.weave(name, classFile(name));
    assertNotNull(woven);
    assertFalse(bridgeCalls(woven).isEmpty());
    assertNull(ContextWeaver.weave(name, woven));
  }

  @Test
  void whatIsNotAsExpected_isLeftOut_andTheRestIsWoven() throws IOException {
    String name = "java/util/concurrent/FutureTask";
    byte[] woven = ContextWeaver.weave(name, without(classFile(name), "run", "()V"));
    assertNotNull(woven);
    assertTrue(bridgeCalls(woven).contains("carry"));
    assertFalse(bridgeCalls(woven).contains("attach"));
  }

  @Test
  void aClassWithNothingOfWhatIsExpected_staysAsItIs() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "java/util/Timer", null, "Any", null);
    assertNull(ContextWeaver.weave("java/util/Timer", writer.toByteArray()));
  }

  @Test
  void otherClassesOfTheJdk_areNotLookedAt() {
    assertFalse(ContextWeaver.concerns("java/util/concurrent/ConcurrentHashMap"));
    assertFalse(ContextWeaver.concerns("java/lang/ThreadLocal"));
  }

  private static byte[] classFile(String name) throws IOException {
    try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
      return in.readAllBytes();
    }
  }

  private static byte[] without(byte[] classFile, String method, String descriptor) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String type, String signature, String[] exceptions) {
                return name.equals(method) && type.equals(descriptor)
                    ? null
                    : super.visitMethod(access, name, type, signature, exceptions);
              }
            },
            0);
    return writer.toByteArray();
  }

  private static List<String> bridgeCalls(byte[] classFile) {
    List<String> calls = new ArrayList<>();
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String type, String signature, String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9) {
                  @Override
                  public void visitMethodInsn(
                      int opcode, String owner, String called, String type, boolean isInterface) {
                    if (owner.endsWith("L9ContextDispatcher")
                        || owner.endsWith("L9AsyncDispatcher")) {
                      calls.add(called);
                    }
                  }
                };
              }
            },
            0);
    return calls;
  }
}
