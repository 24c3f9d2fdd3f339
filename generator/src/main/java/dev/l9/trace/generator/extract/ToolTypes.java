package dev.l9.trace.generator.extract;

import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.l9.trace.generator.extract.syntax.Declaration;
import dev.l9.trace.generator.extract.use.ToolField;
import dev.l9.trace.generator.spec.Behaviour.Loop;
import dev.l9.trace.generator.spec.DependencySpec;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.OperationSpec;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The types by which a spec speaks of tools. */
final class ToolTypes {

  private final ModuleSpec spec;
  private final FoundTypes found;
  private final LoopTypes loops;

  ToolTypes(ModuleSpec spec, FoundTypes found) {
    this.spec = spec;
    this.found = found;
    this.loops = new LoopTypes(spec, found);
  }

  /** Those of the repository that the spec names, and those that its loops hand to and fro. */
  List<Declaration> named() {
    Set<String> names = new LinkedHashSet<>();
    spec.dependencies().stream().map(DependencySpec::qualifiedName).forEach(names::add);
    ofLoops().map(TypeRef::name).forEach(names::add);
    return found.declarations().values().stream()
        .filter(type -> names.contains(type.qualifiedName()))
        .toList();
  }

  private Stream<TypeRef> ofLoops() {
    List<TypeRef> types = new ArrayList<>();
    for (OperationSpec operation : spec.operations()) {
      if (operation.behaviour() instanceof Loop loop) {
        loops.call(loop).ifPresent(types::add);
        loops.result(loop).ifPresent(types::add);
        loops.tool(loop, operation).ifPresent(types::add);
      }
    }
    return types.stream();
  }

  /** By the simple names of records, the position of the component that names a tool. */
  Map<String, Integer> components() {
    Map<String, Integer> positions = new HashMap<>();
    for (Declaration type : named()) {
      if (type.tree().getKind() == Tree.Kind.RECORD) {
        List<Optional<ToolField>> components = components(type);
        int id = components.indexOf(Optional.of(ToolField.TOOL_ID));
        int position = id < 0 ? components.indexOf(Optional.of(ToolField.TOOL_NAME)) : id;
        if (position >= 0) {
          positions.put(type.tree().getSimpleName().toString(), position);
        }
      }
    }
    return positions;
  }

  private static List<Optional<ToolField>> components(Declaration type) {
    return type.tree().getMembers().stream()
        .filter(VariableTree.class::isInstance)
        .map(VariableTree.class::cast)
        .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
        .map(field -> ToolField.of(field.getName().toString()))
        .toList();
  }

  /** The field by which the spec's own records name tools, where an executor has such. */
  Optional<String> fieldOfSpec() {
    List<TypeRef> types = ofLoops().toList();
    return Stream.of(ToolField.values())
        .map(ToolField::field)
        .filter(field -> types.stream().anyMatch(type -> loops.field(type, field).isPresent()))
        .findFirst();
  }
}
