package dev.l9.trace.agent.advice;

import dev.l9.trace.HrmLayer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Reads an {@code @L9Traced} from a class file, so that no class of the application is loaded for
 * it.
 */
final class TracedMarkReader extends AnnotationVisitor {

  static final String DESCRIPTOR = "Ldev/l9/trace/L9Traced;";

  private final Consumer<TracedMark> result;
  private final Map<String, Object> values = new HashMap<>();

  TracedMarkReader(Consumer<TracedMark> result) {
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
    result.accept(
        new TracedMark(
            text("task"),
            texts("patterns"),
            layer(),
            text("operation"),
            isTrue("updateSource"),
            text("sourceFile"),
            isTrue("captureInputs"),
            isTrue("captureOutput"),
            texts("blockedBy")));
  }

  private String text(String name) {
    return values.get(name) instanceof String text ? text : "";
  }

  private boolean isTrue(String name) {
    return !Boolean.FALSE.equals(values.get(name));
  }

  private List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    if (values.get(name) instanceof List<?> list) {
      for (Object element : list) {
        texts.add((String) element);
      }
    }
    return List.copyOf(texts);
  }

  private HrmLayer layer() {
    String name = text("layer");
    for (HrmLayer layer : HrmLayer.values()) {
      if (layer.name().equals(name)) {
        return layer;
      }
    }
    return HrmLayer.SYSTEM;
  }
}
