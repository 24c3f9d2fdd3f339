package dev.l9.trace.generator.code.test;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.l9.trace.generator.code.name.ModuleNames;
import dev.l9.trace.generator.code.sample.Samples;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.TypeRef;
import dev.l9.trace.generator.spec.TypeSpec.RecordSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Records that other records hold: tests have a constant for each, rather than make it anew. */
final class SharedRecords {

  private final Map<String, RecordSpec> records = new LinkedHashMap<>();
  private final List<FieldSpec> constants = new ArrayList<>();
  private final Map<String, CodeBlock> named = new LinkedHashMap<>();

  SharedRecords(ModuleSpec spec, ModuleNames names, Samples samples) {
    spec.types().stream()
        .filter(RecordSpec.class::isInstance)
        .map(RecordSpec.class::cast)
        .forEach(record -> records.put(record.name(), record));
    Set<RecordSpec> held = new LinkedHashSet<>();
    records.values().forEach(record -> addHeld(record, held));
    held.forEach(record -> addConstant(record.name(), names, samples));
  }

  /** Adds what a record holds: first what that needs itself. */
  private void addHeld(RecordSpec record, Set<RecordSpec> held) {
    for (RecordSpec part : parts(record)) {
      if (!held.contains(part) && !holdsItself(part)) {
        addHeld(part, held);
        held.add(part);
      }
    }
  }

  private boolean holdsItself(RecordSpec record) {
    Set<RecordSpec> reached = new LinkedHashSet<>();
    List<RecordSpec> next = new ArrayList<>(parts(record));
    while (!next.isEmpty()) {
      RecordSpec one = next.remove(next.size() - 1);
      if (reached.add(one)) {
        next.addAll(parts(one));
      }
    }
    return reached.contains(record);
  }

  private List<RecordSpec> parts(RecordSpec record) {
    List<RecordSpec> parts = new ArrayList<>();
    record.fields().forEach(field -> addParts(field.type(), parts));
    return parts;
  }

  private void addParts(TypeRef type, List<RecordSpec> parts) {
    RecordSpec own = records.get(type.name());
    if (own != null) {
      parts.add(own);
    }
    type.arguments().forEach(argument -> addParts(argument, parts));
  }

  private void addConstant(String name, ModuleNames names, Samples samples) {
    String constant = ModuleNames.constant(name);
    constants.add(
        FieldSpec.builder(
                names.declared(name), constant, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer(samples.named(named).record(TypeRef.of(name), 0, Map.of()))
            .build());
    named.put(name, CodeBlock.of("$N", constant));
  }

  /** The constants, those that others need first. */
  List<FieldSpec> constants() {
    return constants;
  }

  /** The constants by the names of their types, for {@link Samples#named}. */
  Map<String, CodeBlock> named() {
    return named;
  }
}
