package dev.l9.trace.generator.reading.type;

import dev.l9.trace.generator.reading.source.Complaints;
import dev.l9.trace.generator.reading.source.DocText;
import dev.l9.trace.generator.reading.source.SpecNode;
import dev.l9.trace.generator.spec.FieldSpec;
import dev.l9.trace.generator.spec.TypeSpec;
import dev.l9.trace.generator.spec.TypeSpec.EnumSpec;
import dev.l9.trace.generator.spec.TypeSpec.RecordSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The records and enums that a module declares. Not thread-safe while they are read. */
public final class DeclaredTypes {

  private static final int MOST = 200;

  private final Map<String, TypeSpec> types = new LinkedHashMap<>();
  private final Set<String> damaged = new HashSet<>();

  /** Reads them from the list of them. */
  public static DeclaredTypes of(SpecNode list, TypeReader types, Complaints complaints) {
    DeclaredTypes declared = new DeclaredTypes();
    if (list.items().size() > MOST) {
      list.wrong("a module of more than " + MOST + " types is no module", "make several modules");
      return declared;
    }
    FieldReader fields = new FieldReader(declared, types, complaints);
    List<Runnable> examples = new ArrayList<>();
    for (SpecNode node : list.items()) {
      if (node.at("record").isPresent()) {
        declared.readRecord(node, fields, examples);
      } else {
        declared.readEnum(node);
      }
    }
    examples.forEach(Runnable::run);
    SelfContainment.check(declared, complaints);
    return declared;
  }

  private void readRecord(SpecNode node, FieldReader reader, List<Runnable> examples) {
    String name = node.at("record").written().orElse("?");
    Map<String, FieldSpec> fields = new LinkedHashMap<>();
    Map<String, Integer> lines = new HashMap<>();
    List<SpecNode> items = node.at("fields").items();
    for (SpecNode item : items) {
      Optional<FieldSpec> field = reader.read(item);
      if (field.isEmpty()) {
        damaged.add(name);
        continue;
      }
      Integer line = lines.putIfAbsent(field.get().name(), item.line());
      if (line != null) {
        String twice = name + " has two fields " + field.get().name() + " (line " + line + ")";
        item.at("name").wrong(twice, "choose another name");
      } else {
        fields.put(field.get().name(), field.get());
        examples.add(() -> reader.checkExample(item, field.get()));
      }
    }
    if (items.isEmpty()) {
      damaged.add(name);
    }
    put(
        new RecordSpec(
            name, DocText.of(node.at("doc")), List.copyOf(fields.values()), node.line()));
  }

  private void readEnum(SpecNode node) {
    String name = node.at("enum").written().orElse("?");
    Set<String> constants = new java.util.LinkedHashSet<>();
    for (SpecNode item : node.at("values").items()) {
      Optional<String> constant = item.written();
      if (constant.isEmpty()) {
        damaged.add(name);
      } else if (!constants.add(constant.get())) {
        item.wrong(name + " has two constants " + constant.get(), "take one of them out");
      }
    }
    if (constants.isEmpty()) {
      damaged.add(name);
    }
    put(new EnumSpec(name, DocText.of(node.at("doc")), List.copyOf(constants), node.line()));
  }

  private void put(TypeSpec type) {
    types.putIfAbsent(type.name(), type);
  }

  /** All, in order. */
  public List<TypeSpec> all() {
    return List.copyOf(types.values());
  }

  /** The record of this name. */
  public Optional<RecordSpec> recordOf(String name) {
    return types.get(name) instanceof RecordSpec found ? Optional.of(found) : Optional.empty();
  }

  /** The enum of this name. */
  public Optional<EnumSpec> enumOf(String name) {
    return types.get(name) instanceof EnumSpec found ? Optional.of(found) : Optional.empty();
  }

  /** Whether a part of a type can't be read, so that it may have what it seems to lack. */
  public boolean isDamaged(String name) {
    return damaged.contains(name);
  }
}
