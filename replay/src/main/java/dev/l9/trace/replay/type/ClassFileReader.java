package dev.l9.trace.replay.type;

import dev.l9.trace.replay.type.ClassModel.Nesting;
import dev.l9.trace.replay.type.JavaType.ClassType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Attribute;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.RecordComponentVisitor;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** Reads a class file. Nothing is loaded or run. */
final class ClassFileReader extends ClassVisitor {

  private static final int API = Opcodes.ASM9;

  private final byte[] bytes;
  private final Map<String, JavaType> bounds = new HashMap<>();
  private final List<FieldModel> fields = new ArrayList<>();
  private final List<FieldModel> components = new ArrayList<>();
  private final List<MethodReader> methods = new ArrayList<>();
  private final List<ClassType> interfaces = new ArrayList<>();
  private List<JavaType.Variable> parameters = List.of();
  private @Nullable ClassType superclass;
  private String name = "";
  private int access;
  private Nesting nesting = new Nesting.TopLevel();
  private String language = "Java";

  private ClassFileReader(byte[] bytes) {
    super(API);
    this.bytes = bytes;
  }

  /**
   * Reads it.
   *
   * @throws RuntimeException where the bytes aren't a class file
   */
  static ClassModel read(byte[] bytes) {
    ClassFileReader reader = new ClassFileReader(bytes);
    asm(bytes).accept(reader, ClassReader.SKIP_FRAMES);
    return reader.model();
  }

  /** A reader of class files of all versions; ASM refuses those that it doesn't know yet. */
  static ClassReader asm(byte[] bytes) {
    byte[] copy = bytes;
    if (((bytes[6] & 0xff) << 8 | (bytes[7] & 0xff)) > Opcodes.V27) {
      copy = bytes.clone();
      copy[6] = 0;
      copy[7] = Opcodes.V27;
    }
    return new ClassReader(copy);
  }

  static String dotted(String internalName) {
    return internalName.replace('/', '.');
  }

  private ClassModel model() {
    return new ClassModel(
        name,
        access,
        nesting,
        parameters,
        superclass,
        interfaces,
        fields,
        methods.stream().map(MethodReader::model).toList(),
        components,
        language,
        new ClassCode(bytes));
  }

  @Override
  public void visit(
      int version,
      int flags,
      String internalName,
      @Nullable String signature,
      @Nullable String superName,
      String[] superInterfaces) {
    name = dotted(internalName);
    access = flags;
    boolean isInterface = (flags & Opcodes.ACC_INTERFACE) != 0;
    if (signature == null) {
      superclass = superName == null || isInterface ? null : JavaType.of(dotted(superName));
      for (String each : superInterfaces) {
        interfaces.add(JavaType.of(dotted(each)));
      }
      return;
    }
    SignatureParser parser = new SignatureParser(signature, Map.of());
    parameters = parser.parameters();
    parameters.forEach(each -> bounds.put(each.name(), each.bound()));
    JavaType first = parser.type();
    superclass = isInterface ? null : (ClassType) first;
    while (!parser.isAtEnd()) {
      interfaces.add((ClassType) parser.type());
    }
  }

  @Override
  public void visitOuterClass(String owner, @Nullable String method, @Nullable String descriptor) {
    nesting = new Nesting.Local();
  }

  @Override
  public void visitInnerClass(
      String inner, @Nullable String outer, @Nullable String simpleName, int flags) {
    if (dotted(inner).equals(name)) {
      access =
          (access & ~(Opcodes.ACC_PUBLIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_PROTECTED)) | flags;
      boolean isStatic = (flags & (Opcodes.ACC_STATIC | Opcodes.ACC_INTERFACE)) != 0;
      nesting =
          outer == null || simpleName == null
              ? new Nesting.Local()
              : new Nesting.Member(dotted(outer), simpleName, !isStatic);
    }
  }

  @Override
  public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    if (descriptor.equals("Lkotlin/Metadata;")) {
      language = "Kotlin";
    } else if (descriptor.startsWith("Lscala/reflect/Scala")) {
      language = "Scala";
    }
    return null;
  }

  @Override
  public void visitAttribute(Attribute attribute) {
    if (attribute.type.startsWith("Scala") || attribute.type.equals("TASTY")) {
      language = "Scala";
    }
  }

  @Override
  public RecordComponentVisitor visitRecordComponent(
      String component, String descriptor, @Nullable String signature) {
    components.add(new FieldModel(name, component, 0, type(descriptor, signature)));
    return new RecordComponentVisitor(API) {};
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int flags, String field, String descriptor, @Nullable String signature, Object value) {
    if ((flags & Opcodes.ACC_SYNTHETIC) == 0) {
      fields.add(new FieldModel(name, field, flags, type(descriptor, signature)));
    }
    return null;
  }

  private JavaType type(String descriptor, @Nullable String signature) {
    return new SignatureParser(signature == null ? descriptor : signature, bounds).type();
  }

  @Override
  public MethodVisitor visitMethod(
      int flags,
      String method,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    if (method.equals("$getStaticMetaClass")) {
      language = "Groovy";
    }
    MethodReader reader =
        new MethodReader(
            name,
            flags,
            method,
            descriptor,
            signature,
            bounds,
            exceptions == null ? new String[0] : exceptions);
    methods.add(reader);
    return reader;
  }

  /** Whether the type takes two local variables. */
  static boolean isWide(Type type) {
    return type.getSize() == 2;
  }
}
