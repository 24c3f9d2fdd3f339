package dev.l9.trace.generator.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.generator.extract.ExtractedType.Kind;
import dev.l9.trace.generator.extract.source.Repository;
import dev.l9.trace.generator.extract.source.SourceEntry;
import dev.l9.trace.generator.extract.source.SourceIndex;
import dev.l9.trace.generator.extract.syntax.Declaration;
import dev.l9.trace.generator.extract.syntax.Declarations;
import dev.l9.trace.generator.extract.syntax.JavaParser;
import dev.l9.trace.generator.extract.syntax.NameResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Reads the sources of this project. */
class RealSourcesTest {

  private static final Path ROOT = root();

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("sample-app"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static Extraction.Outcome extract(String... dependencies) throws IOException {
    return Extraction.of(ModuleSpecs.on(dependencies).spec(), ROOT.resolve("new-module"));
  }

  @Test
  void sampleApp_isExtracted() throws IOException {
    Extraction.Outcome outcome =
        extract("dev.l9.sample.deliberation.Decision", "dev.l9.sample.Main");
    assertEquals(List.of(), outcome.blockers());
    ExtractedType decision = outcome.extractions().types().get(0);
    assertEquals(
        "sample-app/src/main/java/dev/l9/sample/deliberation/Decision.java", decision.file());
    assertEquals(Optional.empty(), outcome.extractions().toolIdentity());
    assertEquals(IdempotencyMechanism.NONE, outcome.extractions().idempotency());
  }

  @Test
  void traceWriter_isExtracted() throws IOException {
    Extraction.Outcome outcome = extract("dev.l9.trace.git.Checkout");
    assertEquals(List.of(), outcome.blockers());
    ExtractedType checkout = outcome.extractions().types().get(0);
    assertEquals("trace-writer/src/main/java/dev/l9/trace/git/Checkout.java", checkout.file());
    assertEquals(
        List.of(
            "java.nio.file.Path top NON_NULL",
            "java.nio.file.Path gitFolder NON_NULL",
            "java.nio.file.Path commonFolder NON_NULL"),
        checkout.fields().stream()
            .map(field -> field.type() + " " + field.name() + " " + field.nullness())
            .toList());
  }

  /** Every type of a large module can be read, and each name in it is resolved. */
  @Test
  void everyType_canBeRead() throws IOException {
    Repository repository = Repository.at(ROOT);
    SourceIndex index = new SourceIndex(repository, Set.of());
    Declarations declarations = new Declarations(repository, index, JavaParser.ofThisJdk());
    NameResolver names = new NameResolver(declarations);
    TypeReader reader = new TypeReader(names, "com.example");
    List<String> odd = new ArrayList<>();
    int count = 0;
    for (SourceEntry entry : index.entries()) {
      if (!entry.name().startsWith("trace-writer/src/main/java/")) {
        continue;
      }
      List<String> found = new ArrayList<>();
      for (Declaration type : declarations.of(entry)) {
        found.add(type.tree().getSimpleName().toString());
        if (TypeReader.kind(type).isPresent()) {
          ExtractedType read = reader.read(type);
          count++;
          read.fields().stream()
              .map(field -> field.type().name())
              .filter(name -> name.matches("[A-Z]\\w\\w+(\\[])?"))
              .forEach(name -> odd.add(type.place() + " " + name));
          if (read.kind() == Kind.ENUM && read.constants().isEmpty()) {
            odd.add(type.place() + " has no constants");
          }
        }
      }
      if (!entry.types().equals(Set.copyOf(found))) {
        odd.add(entry.name() + " " + entry.types() + " " + found);
      }
    }
    assertEquals(List.of(), declarations.problems());
    assertEquals(List.of(), odd);
    assertTrue(count > 100, "only " + count);
  }
}
