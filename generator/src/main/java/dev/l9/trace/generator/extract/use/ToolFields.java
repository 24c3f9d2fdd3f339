package dev.l9.trace.generator.extract.use;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.l9.trace.generator.extract.syntax.Declaration;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The fields by which a type may name a tool: components, fields and accessors. */
public final class ToolFields {

  private ToolFields() {}

  /**
   * Where a type declares such a field.
   *
   * @param name as the source has it, such as {@code tool_id}
   */
  public record Declared(String name, ToolFieldUse at) {}

  /** Those of a type, each kind once. */
  public static List<Declared> of(Declaration type) {
    List<Declared> fields = new ArrayList<>();
    for (Tree member : type.tree().getMembers()) {
      if (member instanceof VariableTree field
          && !field.getModifiers().getFlags().contains(Modifier.STATIC)) {
        add(fields, type, field, field.getName().toString());
      } else if (member instanceof MethodTree method
          && method.getParameters().isEmpty()
          && method.getReturnType() != null) {
        add(fields, type, method, method.getName().toString());
      }
    }
    return fields;
  }

  private static void add(List<Declared> fields, Declaration type, Tree tree, String name) {
    ToolField.of(name)
        .map(field -> new Declared(name, at(field, type, tree, name)))
        .filter(one -> fields.stream().noneMatch(known -> known.at.field() == one.at.field()))
        .ifPresent(fields::add);
  }

  private static ToolFieldUse at(ToolField field, Declaration type, Tree tree, String name) {
    String code = type.tree().getSimpleName() + "." + name;
    return new ToolFieldUse(field, type.file().entry().name(), type.file().nameLine(tree), code);
  }
}
