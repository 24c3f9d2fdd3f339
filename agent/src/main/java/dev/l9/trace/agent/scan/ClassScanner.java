package dev.l9.trace.agent.scan;

import java.util.List;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.RecordComponentVisitor;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** Reads a class file once, and notes what matters for tracing. */
public final class ClassScanner extends ClassVisitor {

  /**
   * The beginning of the names that Java compilers give to fields with captured variables of a
   * local class.
   */
  private static final String CAPTURED = "val$";

  private final ScannedClass scanned = new ScannedClass();
  private final AnnotationScanner annotations;
  private @Nullable String enclosing;
  private boolean standsInMethod;
  private boolean isStatic;

  private ClassScanner(AnnotationScanner annotations) {
    super(Opcodes.ASM9);
    this.annotations = annotations;
  }

  public static ScannedClass scan(ClassReader reader, AnnotationScanner annotations) {
    ClassScanner scanner = new ClassScanner(annotations);
    reader.accept(scanner, ClassReader.SKIP_FRAMES);
    return scanner.scanned;
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    scanned.version = version;
    scanned.access = access;
    scanned.internalName = name;
    scanned.superName = superName == null ? "" : superName;
    scanned.interfaces = interfaces == null ? List.of() : List.of(interfaces);
  }

  @Override
  public void visitSource(@Nullable String source, @Nullable String debug) {
    scanned.sourceFile = source;
    scanned.language = SourceLanguage.of(source);
  }

  @Override
  public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    scanned.isKotlinValue |= descriptor.equals("Lkotlin/jvm/JvmInline;");
    scanned.isAspect |= descriptor.equals("Lorg/aspectj/lang/annotation/Aspect;");
    return annotations.scan(descriptor, scanned);
  }

  @Override
  public void visitOuterClass(String owner, @Nullable String method, @Nullable String descriptor) {
    enclosing = owner;
  }

  @Override
  public void visitInnerClass(
      String name, @Nullable String outerName, @Nullable String innerName, int access) {
    boolean isThis = name.equals(scanned.internalName);
    standsInMethod |= outerName == null && (isThis || scanned.internalName.startsWith(name + "$"));
    if (isThis) {
      isStatic = (access & Opcodes.ACC_STATIC) != 0;
      scanned.isNested = true;
      scanned.isAnonymous = innerName == null;
      scanned.isLocal = innerName != null && outerName == null;
      scanned.outerInstance = isStatic ? null : outerName == null ? enclosing : outerName;
    }
    scanned.mayCapture = standsInMethod && !isStatic;
  }

  @Override
  public RecordComponentVisitor visitRecordComponent(
      String name, String descriptor, @Nullable String signature) {
    scanned.recordComponents.put(name, descriptor);
    return new RecordComponentVisitor(Opcodes.ASM9) {
      @Override
      public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
        noteField(name, annotation);
        return null;
      }
    };
  }

  @Override
  public FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    boolean ofClass = (access & Opcodes.ACC_STATIC) != 0;
    scanned.isKotlinObject |=
        ofClass && name.equals("INSTANCE") && descriptor.equals("L" + scanned.internalName + ";");
    if (!ofClass && (access & Opcodes.ACC_SYNTHETIC) != 0 && name.startsWith(CAPTURED)) {
      scanned.capturedTypes.add(Type.getType(descriptor));
    }
    return new FieldVisitor(Opcodes.ASM9) {
      @Override
      public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
        noteField(name, annotation);
        return null;
      }
    };
  }

  private void noteField(String name, String annotation) {
    if (annotation.equals(MethodScanner.SENSITIVE)) {
      scanned.sensitiveFields.add(name);
    }
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    ScannedMethod method = new ScannedMethod(access, name, descriptor);
    method.signature = signature;
    scanned.methods.add(method);
    return new MethodScanner(scanned, method, annotations);
  }
}
