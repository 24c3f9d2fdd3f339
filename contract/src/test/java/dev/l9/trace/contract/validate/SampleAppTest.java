package dev.l9.trace.contract.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.contract.rule.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sample application keeps its contract, as the first project that has one. */
class SampleAppTest {

  @Test
  void sources_keepTheContract_inTheRegistryToo() throws IOException {
    GovernedProject project = GovernedProject.at(Path.of("../sample-app"));
    Verdict verdict = Validation.of(project, List.of()).run();
    assertEquals(List.of(), verdict.violations());
    assertEquals(List.of(), verdict.notes());
    assertTrue(verdict.files().size() > 80, () -> verdict.files().size() + " files");
  }
}
