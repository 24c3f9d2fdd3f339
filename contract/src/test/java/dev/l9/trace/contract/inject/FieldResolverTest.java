package dev.l9.trace.contract.inject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.contract.GovernedFolder;
import dev.l9.trace.contract.meta.MetaFields;
import dev.l9.trace.contract.meta.MetaFile;
import dev.l9.trace.contract.meta.Metadata;
import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.section.format.SectionFormats;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FieldResolverTest {

  @TempDir Path folder;
  private final List<String> asked = new ArrayList<>();

  private FieldResolver resolver(GovernedFolder project, String path) throws Exception {
    byte[] bytes = project.read(path).getBytes(UTF_8);
    return new FieldResolver(
        GovernedProject.at(project.root),
        path,
        MetaFile.parse(SectionFormats.of(path).orElseThrow(), bytes),
        bytes,
        MetadataSpec.NONE,
        () -> {
          asked.add(path);
          return new Origin("2026-01-01T00:00:00Z", "git", "");
        },
        List.of());
  }

  @Test
  void history_isAskedOnlyOfFilesThatDontSayWhenTheyWereCreated() throws Exception {
    GovernedFolder project = GovernedFolder.in(folder.resolve("project"));
    project.write("a.py", "import os\n").write("b.py", "import os\n");
    project.inject("a.py");
    FieldResolver known = resolver(project, "a.py");
    assertEquals(List.of(), known.missing(MetaFields.MANDATORY));
    String created = Metadata.NONE.with("x", known.value(MetaFields.CREATED_AT)).text("x");
    assertEquals("2026-01-02T02:04:00Z", created);
    assertEquals(List.of(), asked);

    FieldResolver fresh = resolver(project, "b.py");
    assertEquals(
        new CapturedValue.Text("2026-01-01T00:00:00Z"), fresh.value(MetaFields.CREATED_AT));
    assertEquals("b.py", asked.get(0));
  }
}
