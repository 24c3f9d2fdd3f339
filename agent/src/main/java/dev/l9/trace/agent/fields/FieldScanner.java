package dev.l9.trace.agent.fields;

import dev.l9.trace.agent.classfile.ClassReaders;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Reads from a class file which instance fields the source of a class declares. */
final class FieldScanner extends ClassVisitor {

  private static final int PARTS = ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG;
  private static final String SENSITIVE = "Ldev/l9/trace/L9Sensitive;";

  /**
   * Groovy adds a field of this type, which refers to everything that Groovy knows of the class.
   */
  private static final String META_CLASS = "Lgroovy/lang/MetaClass;";

  private final Class<?> type;
  private final FieldMemory memory;
  private final List<ClassField> fields = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  /**
   * Names of which the class has several fields. The JVM allows that, and then the name alone may
   * find any of them.
   */
  private final Set<String> ambiguous = new HashSet<>();

  private FieldScanner(Class<?> type, FieldMemory memory) {
    super(Opcodes.ASM9);
    this.type = type;
    this.memory = memory;
  }

  /** The fields of a class, by its class file. */
  static List<ClassField> scan(Class<?> type, byte[] classFile, FieldMemory memory) {
    FieldScanner scanner = new FieldScanner(type, memory);
    ClassReaders.of(classFile).accept(scanner, PARTS);
    List<ClassField> found = new ArrayList<>();
    for (ClassField field : scanner.fields) {
      if (!scanner.ambiguous.contains(field.name())) {
        found.add(field);
      }
    }
    return found;
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access, String name, String descriptor, @Nullable String signature, @Nullable Object v) {
    if (!names.add(name)) {
      ambiguous.add(name);
    }
    boolean isShown =
        (access & (Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC)) == 0
            && !descriptor.equals(META_CLASS);
    return isShown ? new Annotations(name, descriptor.charAt(0)) : null;
  }

  /** Adds a field when its annotations are known. */
  private final class Annotations extends FieldVisitor {

    private final String name;
    private final char kind;
    private boolean isMarked;

    Annotations(String name, char kind) {
      super(Opcodes.ASM9);
      this.name = name;
      this.kind = kind;
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      isMarked |= descriptor.equals(SENSITIVE);
      return null;
    }

    @Override
    public void visitEnd() {
      fields.add(new ClassField(name, kind, memory.objectFieldOffset(type, name), isMarked));
    }
  }
}
