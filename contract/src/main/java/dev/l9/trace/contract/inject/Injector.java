package dev.l9.trace.contract.inject;

import dev.l9.trace.block.BlockFormat;
import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.block.BlockState;
import dev.l9.trace.contract.meta.MetaFields;
import dev.l9.trace.contract.meta.MetaFile;
import dev.l9.trace.contract.meta.MetaWriter;
import dev.l9.trace.contract.meta.Metadata;
import dev.l9.trace.contract.meta.RunCalls;
import dev.l9.trace.contract.project.FileSource;
import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.contract.project.HeaderReader;
import dev.l9.trace.contract.registry.Registry;
import dev.l9.trace.contract.registry.RegistryEntry;
import dev.l9.trace.contract.rule.RuleId;
import dev.l9.trace.contract.rule.Validator;
import dev.l9.trace.contract.rule.Violation;
import dev.l9.trace.contract.spec.Contract.Severity;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.rewrite.SourceFiles;
import dev.l9.trace.section.SectionFormat;
import dev.l9.trace.section.format.SectionFormats;
import dev.l9.trace.tools.FailureMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plans which blocks files get. It writes nothing. While a plan is made and carried out, nobody
 * else may change the registry, since ids are taken from it. Not thread-safe.
 */
final class Injector {

  private final GovernedProject project;
  private final FileSource source;
  private final MetadataSpec spec;
  private final Origins origins;
  private final Registry registry;

  /** Whether a file whose id is another file's gets a new one, rather than being refused. */
  private final boolean renumbers;

  private final ComponentIds ids = new ComponentIds();

  /** Which file has an id, by id. */
  private final Map<String, String> owners = new HashMap<>();

  /**
   * @param source all governed files
   */
  Injector(
      GovernedProject project,
      FileSource source,
      Registry registry,
      MetadataSpec spec,
      Instant now,
      boolean renumbers) {
    this.project = project;
    this.source = source;
    this.registry = registry;
    this.spec = spec;
    this.origins = new Origins(project.root(), now);
    this.renumbers = renumbers;
  }

  /** Plans these files. */
  List<Planned> plan(List<String> paths) {
    learnIds();
    List<Planned> plan = new ArrayList<>();
    for (String path : new LinkedHashSet<>(paths)) {
      try {
        plan.add(writable(plan(path)));
      } catch (RefusedSourceException e) {
        plan.add(Planned.failed(path, List.of("it " + e.getMessage())));
      } catch (IOException e) {
        plan.add(Planned.failed(path, List.of("it can't be read: " + FailureMessage.of(e))));
      }
    }
    return plan;
  }

  /** Whether a file can be replaced is found out before others are. */
  private Planned writable(Planned planned) throws IOException, RefusedSourceException {
    if (planned.isChange() && Files.exists(project.root().resolve(planned.path()))) {
      SourceFiles.checkWritable(project.root().resolve(planned.path()));
    }
    return planned;
  }

  /**
   * Learns which ids are in use: from the registry, and from all headers, since somebody may have
   * changed them by hand. Of two files with one id, the one that the registry knows has it, or else
   * the first one. An id of a file that is gone isn't given out anew while the registry has it.
   */
  private void learnIds() {
    List<String> paths = source.paths();
    HeaderReader reader = new HeaderReader(source);
    List<String> inHeaders =
        paths.parallelStream().map(path -> Injection.id(reader.read(path))).toList();
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 0; i < paths.size(); i++) {
      headers.put(paths.get(i), inHeaders.get(i));
    }
    for (RegistryEntry entry : registry.entries()) {
      String id = entry.facts().componentId();
      String now = headers.getOrDefault(entry.file(), "gone");
      ids.use(id);
      if (now.isEmpty() || now.equals(id)) {
        learn(id, entry.file());
      }
    }
    headers.forEach((path, id) -> learn(id, path));
  }

  private void learn(String id, String path) {
    if (!id.isEmpty()) {
      ids.use(id);
      owners.putIfAbsent(id, path);
    }
  }

  private Planned plan(String path) throws IOException, RefusedSourceException {
    byte[] bytes = source.read(path);
    SectionFormat format =
        SectionFormats.of(path)
            .orElseThrow(
                () -> new RefusedSourceException("is of a type that can't carry metadata"));
    MetaFile file = MetaFile.parse(format, bytes);
    byte[] code = BlockFormats.of(path).orElseThrow().withoutBlock(bytes);
    FieldResolver fields =
        new FieldResolver(
            project,
            path,
            file,
            MetaWriter.without(format, code),
            spec,
            () -> origins.of(path),
            called(path, bytes));
    List<String> mandatory = project.contract().fields().mandatory();
    List<String> failures = new ArrayList<>(fields.missing(mandatory));
    failures.addAll(changedId(path, fields, file.header().data()));
    if (!failures.isEmpty()) {
      return Planned.failed(path, failures);
    }
    Map<String, CapturedValue> values = new LinkedHashMap<>();
    for (String field : mandatory) {
      CapturedValue value =
          field.equals(MetaFields.COMPONENT_ID) ? id(path, fields) : fields.value(field);
      values.put(field, value == null ? CapturedValue.NULL : value);
    }
    Metadata header = fields.header(values);
    CapturedValue id = values.getOrDefault(MetaFields.COMPONENT_ID, CapturedValue.NULL);
    byte[] after =
        MetaWriter.with(format, bytes, header, fields.footer(id), project.contract().style());
    return checked(Planned.of(path, bytes, after, header));
  }

  /** The types that the file's methods called when it ran, unless somebody has made that up. */
  private static List<String> called(String path, byte[] bytes) throws RefusedSourceException {
    BlockFormat format = BlockFormats.of(path).orElseThrow();
    if (BlockState.of(format, bytes) == BlockState.EDITED) {
      return List.of();
    }
    try {
      String name = path.substring(path.lastIndexOf('/') + 1);
      return format
          .read(bytes)
          .map(block -> RunCalls.of(block, name).calledTypes())
          .orElse(List.of());
    } catch (IllegalArgumentException e) {
      return List.of(); // The block is damaged, which a rule says.
    }
  }

  /** The id that the file has, or had by the registry, or is to have by the spec; or a new one. */
  private CapturedValue id(String path, FieldResolver fields) {
    String known = knownId(path, fields);
    if (!known.isEmpty() && path.equals(owners.getOrDefault(known, path))) {
      learn(known, path);
      return new CapturedValue.Text(known);
    }
    String layer = text(fields.value(MetaFields.LAYER));
    String id = ids.next(layer, text(fields.value(MetaFields.DOMAIN)));
    owners.put(id, path);
    return new CapturedValue.Text(id);
  }

  private String knownId(String path, FieldResolver fields) {
    if (fields.isPreserved(MetaFields.COMPONENT_ID)) {
      return text(fields.value(MetaFields.COMPONENT_ID));
    }
    String registered = registry.of(path).map(entry -> entry.facts().componentId()).orElse("");
    return registered.isEmpty() ? text(fields.value(MetaFields.COMPONENT_ID)) : registered;
  }

  private static String text(@Nullable CapturedValue value) {
    return value instanceof CapturedValue.Text text ? text.value() : "";
  }

  /** Why the file can't keep its id, or get the one of the spec. */
  private List<String> changedId(String path, FieldResolver fields, Metadata old) {
    String wanted = fields.specified(MetaFields.COMPONENT_ID);
    if (fields.isPreserved(MetaFields.COMPONENT_ID)) {
      String kept = old.text(MetaFields.COMPONENT_ID);
      if (!wanted.isEmpty() && !wanted.equals(kept)) {
        return List.of(
            "Regeneration would change component_id from "
                + kept
                + " to "
                + wanted
                + ". Preserve original.");
      }
      wanted = kept;
    }
    String owner = owners.getOrDefault(wanted, path);
    return owner.equals(path) || renumbers
        ? List.of()
        : List.of("component_id '" + wanted + "' already exists in " + owner);
  }

  /** What would be written is checked first, so that nothing is written that violates a rule. */
  private Planned checked(Planned planned) {
    List<String> failures = new ArrayList<>();
    for (Violation violation :
        Validator.violations(project.contract(), planned.path(), planned.after())) {
      if (violation.severity() == Severity.ERROR && violation.rule() != RuleId.HELD_AGAINST_RUN) {
        failures.add(violation.message());
      }
    }
    return failures.isEmpty() ? planned : Planned.failed(planned.path(), failures);
  }
}
