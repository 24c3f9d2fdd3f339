package dev.l9.trace.contract.meta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.section.SectionFormat;
import dev.l9.trace.section.format.SectionFormats;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A header is read from the file's beginning, as it is from the whole file. */
class HeaderEndTest {

  private static final Metadata HEADER =
      new Metadata(Map.of(MetaFields.COMPONENT_ID, new CapturedValue.Text("A-B-001")));

  private static byte[] with(String name, String code) throws Exception {
    SectionFormat format = SectionFormats.of(name).orElseThrow();
    return MetaWriter.with(format, code.getBytes(UTF_8), HEADER, HEADER, MetaStyle.FULL);
  }

  /** As the beginning says it; where that isn't enough, as the whole file does. */
  private static String idIn(String name, byte[] file) throws Exception {
    SectionFormat format = SectionFormats.of(name).orElseThrow();
    byte[] beginning = Arrays.copyOf(file, Math.min(file.length, 2000));
    Optional<Metadata> header = MetaFile.headerIn(format, beginning);
    Metadata whole = MetaFile.header(format, file);
    header.ifPresent(found -> assertEquals(whole, found));
    return whole.text(MetaFields.COMPONENT_ID);
  }

  @Test
  void headerOfCode_isReadFromTheBeginning() throws Exception {
    byte[] file = with("a.java", "/** Doc.".repeat(1000) + " */ class A {}\n");
    byte[] beginning = Arrays.copyOf(file, 2000);
    assertEquals(
        MetaFile.header(SectionFormats.of("a.java").orElseThrow(), file),
        MetaFile.headerIn(SectionFormats.of("a.java").orElseThrow(), beginning).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "a.java, /** Doc. */ class A {}",
    "a.py, import os",
    "a.xml, <a><!-- b --></a>",
    "a.md, # A",
    "a.yaml, a: 1",
    "a.json, '{\"a\": 1}'",
    "a.sql, select 1;",
    "a.sh, echo a",
  })
  void headerOfAnyType_isRead(String name, String code) throws Exception {
    assertEquals("A-B-001", idIn(name, with(name, code + "\n")));
    assertEquals("", idIn(name, (code + "\n").getBytes(UTF_8)));
  }

  @Test
  void endOfAHeaderInAString_isNoEnd() throws Exception {
    String code =
        """
        class A {
          String a = \"""
            // END DORA BLOCK
            // ====
            \""";
        }
        """;
    byte[] file = with("a.java", code);
    assertEquals("A-B-001", idIn("a.java", file));
    assertEquals("", idIn("a.java", code.getBytes(UTF_8)));
  }

  @Test
  void headerFarBelow_isReadToo() throws Exception {
    String docstring = "'''" + "words ".repeat(10_000) + "'''\n";
    assertEquals("A-B-001", idIn("a.py", with("a.py", docstring + "import os\n")));
  }
}
