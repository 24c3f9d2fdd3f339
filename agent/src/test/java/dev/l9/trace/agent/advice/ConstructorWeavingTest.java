package dev.l9.trace.agent.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.l9.trace.agent.classfile.ClassBytes;
import dev.l9.trace.agent.doctor.Decisions;
import dev.l9.trace.agent.redact.Redactor;
import dev.l9.trace.agent.select.SelectionRules;
import dev.l9.trace.agent.site.SiteRegistry;
import dev.l9.trace.bootstrap.MethodPattern;
import dev.l9.trace.bootstrap.bridge.L9TraceDispatcher;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Constructors in all the orders that the JVM takes, not only as javac puts them: they run as they
 * did, and what they throw is seen.
 */
class ConstructorWeavingTest {

  private static final String BASE = "dev/l9/trace/agent/advice/ConstructorWeavingTest$Base";

  /** What the bridge was called for, on this thread. */
  private static final ThreadLocal<List<String>> NOTES = ThreadLocal.withInitial(ArrayList::new);

  /** What the generated classes extend. */
  public static class Base {

    /** Called by the bridge. */
    public static boolean note(String call) {
      return !call.equals("start") && !call.equals("argument") && NOTES.get().add(call);
    }

    public Base(int n) {
      fail(n, 1);
    }

    /** Throws where n is the step. */
    public static int fail(int n, int step) {
      if (n == step) {
        throw new IllegalStateException("step " + step);
      }
      return n;
    }
  }

  /** What javac makes of arguments that are made by other constructors, and of nested classes. */
  static class Nested extends Base {
    final Base other;

    @SuppressWarnings("unused")
    Nested(int n) {
      super(new Nested(new Base(fail(n, 2) + 7), () -> new Base(9)).hashCode() > n ? n : -n);
      int sum = 0;
      for (int i = 0; i < n; i++) {
        sum += new Base(sum + 10).hashCode();
      }
      other = sum == n ? null : new Base(fail(n, 3) + 20);
    }

    Nested(Base other, Runnable run) {
      super(30);
      this.other = other;
      run.run();
    }
  }

  private final NotingLoader loader = new NotingLoader();

  @Test
  void constructorsOfJavac_areTracedUpToWhatTheyThrow() throws Exception {
    Class<?> nested = loader.define(weave(bytes(Nested.class)));
    String whole = "begin begin constructing constructed exit constructing constructed ";
    assertEquals(whole + "exit", run(nested, 0));
    assertEquals("begin fail", run(nested, 2));
    assertEquals(whole + "fail", run(nested, 3));
  }

  @Test
  void aCallThatComesAfterANewThatIsDropped_isFound() throws Exception {
    check(
        code -> {
          code.visitTypeInsn(Opcodes.NEW, "java/lang/Object");
          code.visitInsn(Opcodes.POP);
          callSuper(code);
        });
  }

  @Test
  void anInitialisationThatLiesBeforeItsNew_isNotTakenForTheOwnOne() throws Exception {
    Label start = new Label();
    Label initialise = new Label();
    Label end = new Label();
    check(
        code -> {
          code.visitJumpInsn(Opcodes.GOTO, start);
          code.visitLabel(initialise);
          code.visitIntInsn(Opcodes.BIPUSH, 9);
          call(code, Opcodes.INVOKESPECIAL, "<init>", "(I)V");
          code.visitInsn(Opcodes.POP);
          code.visitJumpInsn(Opcodes.GOTO, end);
          code.visitLabel(start);
          callSuper(code);
          code.visitTypeInsn(Opcodes.NEW, BASE);
          code.visitInsn(Opcodes.DUP);
          code.visitJumpInsn(Opcodes.GOTO, initialise);
          code.visitLabel(end);
        });
  }

  @Test
  void callsInSeveralBranches_areAllFound() throws Exception {
    Label other = new Label();
    Label end = new Label();
    check(
        code -> {
          code.visitVarInsn(Opcodes.ILOAD, 1);
          code.visitJumpInsn(Opcodes.IFLT, other);
          callSuper(code);
          code.visitJumpInsn(Opcodes.GOTO, end);
          code.visitLabel(other);
          callSuper(code);
          code.visitLabel(end);
        });
  }

  @Test
  void aThisThatLiesInAnotherVariableAndTwiceOnTheStack_isFollowed() throws Exception {
    check(
        code -> {
          code.visitVarInsn(Opcodes.ALOAD, 0);
          code.visitVarInsn(Opcodes.ASTORE, 2);
          code.visitInsn(Opcodes.LCONST_0);
          code.visitVarInsn(Opcodes.LSTORE, 3);
          code.visitInsn(Opcodes.ACONST_NULL);
          code.visitVarInsn(Opcodes.ASTORE, 0);
          code.visitVarInsn(Opcodes.LLOAD, 3);
          code.visitVarInsn(Opcodes.ALOAD, 2);
          code.visitInsn(Opcodes.DUP_X2);
          code.visitVarInsn(Opcodes.ILOAD, 1);
          code.visitInsn(Opcodes.SWAP);
          code.visitInsn(Opcodes.DUP_X1);
          code.visitInsn(Opcodes.SWAP);
          call(code, Opcodes.INVOKESPECIAL, "<init>", "(I)V");
          code.visitVarInsn(Opcodes.ASTORE, 0);
          code.visitInsn(Opcodes.POP2);
          code.visitInsn(Opcodes.POP);
        });
  }

  @Test
  void aCallRightAfterAFrame_isLeftOutOfAllHandlers() throws Exception {
    Label negative = new Label();
    Label chosen = new Label();
    check(
        code -> {
          code.visitVarInsn(Opcodes.ALOAD, 0);
          code.visitVarInsn(Opcodes.ILOAD, 1);
          code.visitJumpInsn(Opcodes.IFLT, negative);
          code.visitVarInsn(Opcodes.ILOAD, 1);
          code.visitJumpInsn(Opcodes.GOTO, chosen);
          code.visitLabel(negative);
          code.visitInsn(Opcodes.ICONST_0);
          code.visitLabel(chosen);
          call(code, Opcodes.INVOKESPECIAL, "<init>", "(I)V");
        });
  }

  @Test
  void aHandlerOfTheProgramBeforeTheCall_staysFirst() throws Exception {
    Label from = new Label();
    Label to = new Label();
    Label caught = new Label();
    Label on = new Label();
    check(
        code -> {
          code.visitTryCatchBlock(from, to, caught, "java/lang/IllegalStateException");
          code.visitLabel(from);
          code.visitIntInsn(Opcodes.BIPUSH, 5);
          code.visitInsn(Opcodes.DUP);
          call(code, Opcodes.INVOKESTATIC, "fail", "(II)I");
          code.visitInsn(Opcodes.POP);
          code.visitLabel(to);
          code.visitJumpInsn(Opcodes.GOTO, on);
          code.visitLabel(caught);
          code.visitInsn(Opcodes.POP);
          code.visitLabel(on);
          callSuper(code);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {Opcodes.V1_1, Opcodes.V1_4, Opcodes.V1_5})
  void whatSuperThrows_isSeenAtOnce_whereTheClassFileIsOld(int version) throws Exception {
    Class<?> type = loader.define(weave(generated(version, ConstructorWeavingTest::callSuper)));
    assertEquals("begin exit", run(type, 0));
    assertEquals("begin fail", run(type, 1));
    assertEquals("begin fail", run(type, 2));
    assertEquals("begin fail", run(type, 3));
  }

  @Test
  void theCallsOfSuperInTheJdk_areFound() throws IOException {
    Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules");
    int constructors = 0;
    for (String folder : List.of("java.base/java/util", "java.base/java/time", "java.sql")) {
      try (Stream<Path> files = Files.walk(modules.resolve(folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
          constructors += checkCalls(Files.readAllBytes(file));
        }
      }
    }
    assertEquals(true, constructors > 1_000, constructors + " constructors");
  }

  /** By how javac works: what isn't initialised after a {@code new} of its own is {@code this}. */
  private static int checkCalls(byte[] classFile) {
    int[] constructors = {0};
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String sign, String[] thrown) {
                if (!name.equals("<init>")) {
                  return null;
                }
                constructors[0]++;
                return new CallCheck(descriptor).entrance();
              }
            },
            ClassReader.EXPAND_FRAMES);
    return constructors[0];
  }

  private static final class CallCheck extends MethodVisitor implements UninitializedThis.Listener {
    private final String constructor;
    private int expected;
    private int found;
    private UninitializedThis.State state = UninitializedThis.State.UNINITIALIZED;

    CallCheck(String constructor) {
      super(Opcodes.ASM9);
      this.constructor = constructor;
    }

    MethodVisitor entrance() {
      return new UninitializedThis(this, this);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      expected -= opcode == Opcodes.NEW ? 1 : 0;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      expected += name.equals("<init>") ? 1 : 0;
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.RETURN) {
        assertEquals(UninitializedThis.State.INITIALIZED, state, constructor);
      }
    }

    @Override
    public void visitEnd() {
      assertEquals(expected, found, constructor);
    }

    @Override
    public void thisIs(UninitializedThis.State now) {
      state = now;
    }

    @Override
    public void beforeInitialization(String owner) {
      found++;
    }

    @Override
    public void afterInitialization(String owner) {}
  }

  /**
   * A constructor that calls {@code super} as this code does: what is thrown before it, by it and
   * after it is seen, and all else goes on as before.
   */
  private void check(Consumer<MethodVisitor> code) throws Exception {
    Class<?> type = loader.define(weave(generated(Opcodes.V17, code)));
    assertEquals("begin constructing constructed exit", run(type, 0));
    assertEquals("begin constructing", run(type, 1));
    assertEquals("begin fail", run(type, 2));
    assertEquals("begin constructing constructed fail", run(type, 3));
    assertEquals("begin constructing constructed exit", run(type, -4));
  }

  private static String run(Class<?> type, int n) throws Exception {
    NOTES.get().clear();
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(int.class);
      constructor.setAccessible(true);
      constructor.newInstance(n);
    } catch (InvocationTargetException e) {
      assertEquals("step " + n, e.getCause().getMessage());
    }
    return String.join(" ", NOTES.get());
  }

  private static void callSuper(MethodVisitor code) {
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitVarInsn(Opcodes.ILOAD, 1);
    call(code, Opcodes.INVOKESPECIAL, "<init>", "(I)V");
  }

  private static void call(MethodVisitor code, int opcode, String name, String descriptor) {
    code.visitMethodInsn(opcode, BASE, name, descriptor, false);
  }

  private static void callFail(MethodVisitor code, int step) {
    code.visitVarInsn(Opcodes.ILOAD, 1);
    code.visitIntInsn(Opcodes.BIPUSH, step);
    call(code, Opcodes.INVOKESTATIC, "fail", "(II)I");
    code.visitInsn(Opcodes.POP);
  }

  private static byte[] generated(int version, Consumer<MethodVisitor> callSuper) {
    boolean frames = (version & 0xffff) >= Opcodes.V1_6;
    ClassWriter writer =
        new ClassWriter(frames ? ClassWriter.COMPUTE_FRAMES : ClassWriter.COMPUTE_MAXS);
    writer.visit(version, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, "made/Made", null, BASE, null);
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "(I)V", null, null);
    code.visitCode();
    callFail(code, 2);
    callSuper.accept(code);
    callFail(code, 3);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static byte[] weave(byte[] classFile) {
    List<MethodPattern> constructors = MethodPattern.parseList("*..*#<init>");
    ClassInstrumenter instrumenter =
        new ClassInstrumenter(
            new SelectionRules(
                constructors, List.of(), List.of(), false, false, List.of(), List.of(), List.of()),
            new Redactor("", ""),
            new ClassBytes(),
            new SiteRegistry(),
            null,
            new Decisions(false),
            true);
    byte[] woven =
        instrumenter.instrument(ConstructorWeavingTest.class.getClassLoader(), null, classFile);
    assertNotNull(woven);
    return woven;
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    String resource = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream in = ConstructorWeavingTest.class.getResourceAsStream(resource)) {
      assertNotNull(in, resource);
      return in.readAllBytes();
    }
  }

  /** Has a bridge of its own, whose methods only note that they were called. */
  private static final class NotingLoader extends ClassLoader {

    NotingLoader() {
      super(ConstructorWeavingTest.class.getClassLoader());
    }

    Class<?> define(byte[] classFile) {
      return defineClass(null, classFile, 0, classFile.length);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(L9TraceDispatcher.class.getName())) {
        return super.loadClass(name, resolve);
      }
      Class<?> bridge = findLoadedClass(name);
      return bridge == null ? define(notingBridge()) : bridge;
    }

    private static byte[] notingBridge() {
      ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
      ClassVisitor methods =
          new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(
                int access, String name, String descriptor, String sign, String[] thrown) {
              if (!name.startsWith("<")) {
                writeNote(
                    super.visitMethod(access, name, descriptor, null, null), name, descriptor);
              }
              return null;
            }
          };
      try {
        new ClassReader(bytes(L9TraceDispatcher.class)).accept(methods, ClassReader.SKIP_DEBUG);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
      return writer.toByteArray();
    }

    private static void writeNote(MethodVisitor code, String name, String descriptor) {
      code.visitCode();
      code.visitLdcInsn(name);
      code.visitMethodInsn(Opcodes.INVOKESTATIC, BASE, "note", "(Ljava/lang/String;)Z", false);
      boolean isVoid = descriptor.endsWith("V");
      if (!isVoid && !descriptor.endsWith("Z")) {
        code.visitInsn(Opcodes.POP);
        code.visitLdcInsn("token");
      }
      code.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
      code.visitMaxs(0, 0);
      code.visitEnd();
    }
  }
}
