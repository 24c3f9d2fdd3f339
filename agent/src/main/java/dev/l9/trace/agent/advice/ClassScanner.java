package dev.l9.trace.agent.advice;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;

/** Reads a class file once, to learn what of it may be traced. */
final class ClassScanner extends ClassVisitor {

  private final ScannedClass scanned = new ScannedClass();
  private final AnnotationScanner annotations;

  private ClassScanner(AnnotationScanner annotations) {
    super(Opcodes.ASM9);
    this.annotations = annotations;
  }

  static ScannedClass scan(ClassReader reader, AnnotationScanner annotations) {
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
    return annotations.scan(descriptor, scanned);
  }

  @Override
  public void visitInnerClass(
      String name, @Nullable String outerName, @Nullable String innerName, int access) {
    if (name.equals(scanned.internalName) && (access & Opcodes.ACC_STATIC) == 0) {
      scanned.outerInstance = outerName;
    }
  }

  @Override
  public @Nullable RecordComponentVisitor visitRecordComponent(
      String name, String descriptor, @Nullable String signature) {
    scanned.recordComponents.add(name);
    return null;
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
    scanned.isKotlinObject |=
        isStatic && name.equals("INSTANCE") && descriptor.equals("L" + scanned.internalName + ";");
    return null;
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    ScannedMethod method = new ScannedMethod(access, name, descriptor);
    scanned.methods.add(method);
    return new MethodScanner(scanned, method, annotations);
  }
}
