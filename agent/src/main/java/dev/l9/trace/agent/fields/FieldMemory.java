package dev.l9.trace.agent.fields;

import java.lang.invoke.MethodHandles;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Hot path: reads fields directly in memory, at the cost of one load each.
 *
 * <p>Unlike reflection this resolves no type, calls no class loader, and neither initialises a
 * class nor waits for another thread that does. Nothing is checked. The caller must know that the
 * object has a field of this kind at this offset; otherwise the JVM may crash.
 *
 * <p>Everything is passed on to the JDK's internal {@code Unsafe} by a class that is generated
 * here, since the agent is compiled against the JDK's public classes only. The public {@code
 * Unsafe} prints warnings on JDK 24 and later, and no version of it reads records.
 */
public abstract class FieldMemory {

  private static final String UNSAFE = "jdk.internal.misc.Unsafe";
  private static final String READ = "(Ljava/lang/Object;J)";
  private static final String WRITE = "(Ljava/lang/Object;J";

  /** The names of the methods below, each with its descriptor. */
  private static final String[] METHODS = {
    "objectFieldOffset", "(Ljava/lang/Class;Ljava/lang/String;)J",
    "shouldBeInitialized", "(Ljava/lang/Class;)Z",
    "allocateInstance", "(Ljava/lang/Class;)Ljava/lang/Object;",
    "getReference", READ + "Ljava/lang/Object;",
    "getBoolean", READ + "Z",
    "getByte", READ + "B",
    "getShort", READ + "S",
    "getChar", READ + "C",
    "getInt", READ + "I",
    "getFloat", READ + "F",
    "getLong", READ + "J",
    "getDouble", READ + "D",
    "putReference", WRITE + "Ljava/lang/Object;)V",
    "putByte", WRITE + "B)V",
    "putShort", WRITE + "S)V",
    "putInt", WRITE + "I)V",
    "putLong", WRITE + "J)V"
  };

  /**
   * Makes the instance for this JVM.
   *
   * @throws ReflectiveOperationException where the JDK has no internal {@code Unsafe}
   * @throws LinkageError where the JDK's {@code Unsafe} has other methods
   */
  public static FieldMemory create(PackageOpener opener) throws ReflectiveOperationException {
    opener.open(Class.forName(UNSAFE));
    String parent = Type.getInternalName(FieldMemory.class);
    String name = parent + "OfJdk";
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, name, null, parent, null);
    writeConstructor(writer, parent);
    for (int i = 0; i < METHODS.length; i += 2) {
      writeCall(writer, METHODS[i], METHODS[i + 1]);
    }
    writer.visitEnd();
    return MethodHandles.lookup()
        .defineClass(writer.toByteArray())
        .asSubclass(FieldMemory.class)
        .getDeclaredConstructor()
        .newInstance();
  }

  private static void writeConstructor(ClassWriter writer, String parent) {
    MethodVisitor to = writer.visitMethod(0, "<init>", "()V", null, null);
    to.visitCode();
    to.visitVarInsn(Opcodes.ALOAD, 0);
    to.visitMethodInsn(Opcodes.INVOKESPECIAL, parent, "<init>", "()V", false);
    to.visitInsn(Opcodes.RETURN);
    to.visitMaxs(0, 0);
    to.visitEnd();
  }

  private static void writeCall(ClassWriter writer, String name, String descriptor) {
    String unsafe = UNSAFE.replace('.', '/');
    MethodVisitor to = writer.visitMethod(0, name, descriptor, null, null);
    to.visitCode();
    to.visitMethodInsn(Opcodes.INVOKESTATIC, unsafe, "getUnsafe", "()L" + unsafe + ";", false);
    int local = 1;
    for (Type argument : Type.getArgumentTypes(descriptor)) {
      to.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), local);
      local += argument.getSize();
    }
    to.visitMethodInsn(Opcodes.INVOKEVIRTUAL, unsafe, name, descriptor, false);
    to.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
    to.visitMaxs(0, 0);
    to.visitEnd();
  }

  /**
   * The offset of the field with this name that the class itself declares.
   *
   * @throws InternalError where the class declares no such field
   */
  public abstract long objectFieldOffset(Class<?> owner, String name);

  /** Whether the class isn't initialised yet. */
  abstract boolean shouldBeInitialized(Class<?> type);

  /** Makes an object without running a constructor. The class is initialised. */
  public abstract Object allocateInstance(Class<?> type)
      throws InstantiationException, IllegalAccessException;

  public abstract Object getReference(Object owner, long offset);

  public abstract boolean getBoolean(Object owner, long offset);

  public abstract byte getByte(Object owner, long offset);

  public abstract short getShort(Object owner, long offset);

  public abstract char getChar(Object owner, long offset);

  public abstract int getInt(Object owner, long offset);

  public abstract float getFloat(Object owner, long offset);

  public abstract long getLong(Object owner, long offset);

  public abstract double getDouble(Object owner, long offset);

  public abstract void putReference(Object owner, long offset, Object value);

  abstract void putByte(Object owner, long offset, byte value);

  abstract void putShort(Object owner, long offset, short value);

  public abstract void putInt(Object owner, long offset, int value);

  abstract void putLong(Object owner, long offset, long value);
}
