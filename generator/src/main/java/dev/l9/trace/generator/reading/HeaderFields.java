package dev.l9.trace.generator.reading;

import static dev.l9.trace.contract.yaml.SourceText.quoted;

import dev.l9.trace.contract.meta.MetaFields;
import dev.l9.trace.contract.yaml.NearestName;
import dev.l9.trace.generator.reading.source.SpecNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the fields of the headers of a module's files. */
final class HeaderFields {

  /** What differs from file to file. */
  private static final Set<String> OF_EACH_FILE =
      Set.of(MetaFields.COMPONENT_ID, MetaFields.COMPONENT_NAME, MetaFields.FOOTER);

  private HeaderFields() {}

  /** The fields, in their order. A contract may demand others than those that are usual. */
  static Map<String, List<String>> read(SpecNode node) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (SpecNode key : node.keys()) {
      Optional<String> name = key.text();
      if (name.isPresent() && isField(key, name.get())) {
        SpecNode value = node.at(name.get());
        fields.put(name.get(), value.text().map(List::of).orElse(value.texts()));
      }
    }
    return Collections.unmodifiableMap(fields);
  }

  private static boolean isField(SpecNode key, String name) {
    List<String> known = new ArrayList<>(MetaFields.MANDATORY);
    known.addAll(MetaFields.RECOMMENDED);
    Optional<String> near = NearestName.of(name, known);
    if (OF_EACH_FILE.contains(name)) {
      key.wrong("each file has a " + name + " of its own", "take it out");
    } else if (!known.contains(name) && near.isPresent()) {
      key.wrong("unknown field " + quoted(name), "write '" + near.get() + "'");
    } else if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      key.wrong(quoted(name) + " is no name of a field", "use letters, digits and underscores");
    } else {
      return true;
    }
    return false;
  }
}
