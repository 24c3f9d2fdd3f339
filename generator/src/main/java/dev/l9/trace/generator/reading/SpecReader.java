package dev.l9.trace.generator.reading;

import dev.l9.trace.contract.yaml.Place;
import dev.l9.trace.contract.yaml.ShapeCheck;
import dev.l9.trace.contract.yaml.SourceText;
import dev.l9.trace.contract.yaml.Utf8Text;
import dev.l9.trace.contract.yaml.YamlFile;
import dev.l9.trace.generator.module.Blocker;
import dev.l9.trace.generator.module.Blocker.Kind;
import dev.l9.trace.generator.reading.source.Complaints;
import dev.l9.trace.generator.reading.source.SpecKeys;
import dev.l9.trace.generator.reading.source.SpecNode;
import dev.l9.trace.generator.reading.source.SpecShapeProblems;
import dev.l9.trace.generator.spec.ModuleSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/**
 * Reads a MODULE_SPEC, and holds it against itself: whether the repository has what it names is
 * another question. docs/generator-spec.md has all keys. Thread-safe.
 */
public final class SpecReader {

  /** More than any spec has. */
  static final int MOST_BYTES = 1 << 20;

  private SpecReader() {}

  /**
   * Reads a file. Whatever it holds, this doesn't fail: there is a spec, or there are blockers. It
   * never reads more than a megabyte.
   */
  public static Reading read(Path file) {
    String name = file.toString();
    try {
      if (Files.size(file) > MOST_BYTES) {
        return tooLarge(name);
      }
      return Utf8Text.read(
          Files.readAllBytes(file),
          text -> read(name, text),
          (place, issue) -> broken(name, place, issue, "correct it"));
    } catch (NoSuchFileException e) {
      return broken(
          name, Place.START, "the file doesn't exist", "write one with l9 generate --init");
    } catch (IOException e) {
      String issue = "the file can't be read: " + e.getClass().getSimpleName();
      return broken(name, Place.START, issue, "name a file that can be read");
    }
  }

  /** Reads a text, as that of a file of this name. */
  public static Reading read(String file, String text) {
    if (text.length() > MOST_BYTES) {
      return tooLarge(file);
    }
    SourceText source = new SourceText(text);
    YamlFile yaml = YamlFile.of(source);
    if (yaml.flaw().isPresent()) {
      YamlFile.Flaw flaw = yaml.flaw().get();
      return broken(file, flaw.place(), flaw.message(), "correct it; the rest is read after that");
    }
    if (yaml.root().isEmpty()) {
      return broken(file, Place.START, "the spec is empty", "write one with l9 generate --init");
    }
    Complaints complaints = new Complaints(file, source);
    new ShapeCheck(new SpecShapeProblems(complaints)).check(yaml.root().get(), SpecKeys.ROOT);
    Optional<ModuleSpec> spec = Optional.empty();
    if (yaml.root().get() instanceof MappingNode root) {
      SpecNode module = new SpecNode(root, complaints).at("module");
      spec = module.isUsable() ? new ModuleReader(file, module, complaints).read() : spec;
    }
    return new Reading(spec, complaints.sorted());
  }

  private static Reading tooLarge(String file) {
    return broken(
        file,
        Place.START,
        "the file is larger than 1 MB; it can hardly be a spec, and isn't read",
        "name a spec");
  }

  private static Reading broken(String file, Place place, String issue, String fix) {
    Blocker blocker = new Blocker(file, place.line(), Kind.SPEC_BLOCKER, issue, fix);
    return new Reading(Optional.empty(), List.of(blocker));
  }
}
