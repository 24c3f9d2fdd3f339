package dev.l9.trace.agent.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Reads an annotation from a class file, so that no class of the application has to be loaded. */
final class AnnotationReader extends AnnotationVisitor {

  private final Consumer<AnnotationValues> result;
  private final AnnotationValues values = new AnnotationValues();

  AnnotationReader(Consumer<AnnotationValues> result) {
    super(Opcodes.ASM9);
    this.result = result;
  }

  @Override
  public void visit(String name, Object value) {
    values.put(name, value);
  }

  @Override
  public void visitEnum(String name, String descriptor, String value) {
    values.put(name, value);
  }

  @Override
  public AnnotationVisitor visitArray(String name) {
    List<String> elements = new ArrayList<>();
    values.put(name, elements);
    return new AnnotationVisitor(Opcodes.ASM9) {
      @Override
      public void visit(String ignored, Object value) {
        elements.add(value instanceof Type type ? type.getInternalName() : String.valueOf(value));
      }
    };
  }

  @Override
  public void visitEnd() {
    result.accept(values);
  }
}
