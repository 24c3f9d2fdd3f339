package dev.l9.trace.agent.jdkhooks;

import dev.l9.trace.agent.classfile.ClassReaders;
import dev.l9.trace.bootstrap.AgentLog;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Weaves calls into classes of the JDK that carry the current span from thread to thread. The calls
 * need no variables, jumps or handlers of their own, so that the stack map frames stay as they are.
 * Safe for use by several threads.
 *
 * <p>A hook is left out if the class doesn't have all its places, as may happen in an unknown JDK.
 */
public final class ContextWeaver {

  private static final String COROUTINE = ContextHook.COROUTINE.replace('/', '.');

  private ContextWeaver() {}

  /** Whether this class, by its internal name, may have a hook. */
  public static boolean concerns(String className) {
    return ContextHook.concerns(className);
  }

  /** Whether this class, by its name, is one of a library that may have a hook. */
  public static boolean concernsLibrary(String className) {
    return className.equals(COROUTINE);
  }

  /** The bytes with the hooks; null if nothing changes. */
  public static byte @Nullable [] weave(String className, byte[] classFile) {
    ClassReader reader = ClassReaders.of(classFile);
    List<ContextHook> hooks = new ArrayList<>(ContextHook.of(className, reader));
    while (!hooks.isEmpty()) {
      ClassWriter writer = new ClassWriter(reader, 0);
      Pass pass = new Pass(writer, hooks);
      reader.accept(pass, 0);
      if (pass.isWoven) {
        return null; // The class has the hooks already, and comes once more.
      }
      if (!removeMissing(className, hooks, pass)) {
        return writer.toByteArray();
      }
    }
    return null;
  }

  private static boolean removeMissing(String className, List<ContextHook> hooks, Pass pass) {
    boolean removed = false;
    for (Iterator<ContextHook> all = hooks.iterator(); all.hasNext(); ) {
      if (pass.misses(className, all.next())) {
        all.remove();
        removed = true;
      }
    }
    return removed;
  }

  /** One pass over a class. */
  private static final class Pass extends ClassVisitor implements ContextHookWriter.Findings {
    private final List<ContextHook> hooks;

    /** The keys are compared by identity, since the JVM would generate code to hash a record. */
    private final IdentityHashMap<WovenCall, Boolean> found = new IdentityHashMap<>();

    private boolean isWoven;

    Pass(ClassWriter writer, List<ContextHook> hooks) {
      super(Opcodes.ASM9, writer);
      this.hooks = hooks;
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      List<WovenCall> calls = new ArrayList<>();
      for (ContextHook hook : hooks) {
        for (WovenCall call : hook.calls()) {
          if (call.isFor(name, descriptor)) {
            calls.add(call);
          }
        }
      }
      return calls.isEmpty() ? next : new ContextHookWriter(next, calls, this);
    }

    @Override
    public void found(WovenCall call) {
      found.put(call, true);
    }

    @Override
    public void foundBridge() {
      isWoven = true;
    }

    /** Whether a hook has no place in this class. */
    boolean misses(String className, ContextHook hook) {
      int missing = 0;
      for (WovenCall call : hook.calls()) {
        missing += found.containsKey(call) ? 0 : 1;
      }
      boolean misses = missing == hook.calls().size() || (hook.needsAll() && missing > 0);
      if (misses) {
        AgentLog.debug("no place for " + hook.name() + " in " + className + " of this JDK");
      }
      return misses;
    }
  }
}
