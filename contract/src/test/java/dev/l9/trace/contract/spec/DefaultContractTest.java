package dev.l9.trace.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.section.format.SectionFormats;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultContractTest {

  private static final Contract CONTRACT = DefaultContract.CONTRACT;

  @Test
  void fields_areFourteenAndFive_andAllOfTheMandatoryOnesAreDemanded() {
    assertEquals(14, CONTRACT.fields().mandatory().size());
    assertEquals(14, CONTRACT.fields().minimum());
    assertEquals(5, CONTRACT.fields().recommended().size());
  }

  @Test
  void fileTypes_areAllThatCanCarryMetadata() {
    assertEquals(SectionFormats.endings().size(), CONTRACT.scope().fileTypes().size());
    for (String type : CONTRACT.scope().fileTypes()) {
      assertTrue(SectionFormats.of("a" + type.substring(1)).isPresent(), type);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "package.json",
        "web/package-lock.json",
        "tsconfig.build.json",
        "orders/pom.xml",
        "yarn.lock",
        ".l9-dora-registry.json",
        ".l9-codegen-dora-contract.yaml",
        "ci-reports/dora-validation.html",
        ".github/workflows/ci.yml",
        "LICENSE.md",
        "docker-compose.prod.yml",
        "target/classes/a.properties",
        "src/test/resources/orders.json",
        "orders/src/test/resources/orders.yaml",
        "orders/src/main/resources/META-INF/persistence.xml",
        "web/node_modules/x/index.js",
        "api/generated/Orders.java"
      })
  void filesOfTools_carryNone(String path) {
    assertTrue(isExcluded(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/main/java/com/acme/Orders.java",
        "src/main/resources/application.yaml",
        "docs/orders.md",
        "README.md",
        "scripts/build.sh",
        "build.gradle",
        "tests/test_orders.py",
        "composer/Score.java",
        "schema.sql"
      })
  void filesOfPeople_carryMetadata(String path) {
    assertFalse(isExcluded(path));
  }

  /** As git has it, for the patterns that there are here. */
  private static boolean isExcluded(String path) {
    return CONTRACT.scope().exclusions().stream().anyMatch(pattern -> matches(pattern, path));
  }

  private static boolean matches(String pattern, String path) {
    String below = pattern.replaceAll("^\\*\\*/|/$", "");
    boolean isAnchored = pattern.replaceAll("/$", "").contains("/") && !pattern.startsWith("**/");
    String anywhere = isAnchored ? below : "{" + below + ",**/" + below + "}";
    PathMatcher glob = FileSystems.getDefault().getPathMatcher("glob:" + anywhere);
    for (Path each = Path.of(path); each != null; each = each.getParent()) {
      if (glob.matches(each)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void itself_isReadFromAnEmptyContract() {
    assertEquals(CONTRACT, ContractReader.read("{}").contract());
    assertEquals(List.of(), ContractReader.read("{}").problems());
  }
}
