package dev.l9.trace.block;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.section.Section;
import dev.l9.trace.section.SectionFormat;
import dev.l9.trace.section.format.SectionFormats;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No section is taken for another one, and none takes lines of the user's along. */
class MetaSectionsTest {

  private static final String RULE = "// " + "=".repeat(76) + "\n";
  private static final String HEADER = framed("DORA PROTOCOL METADATA", "END DORA BLOCK");
  private static final String FOOTER = framed("FOOTER METADATA", "END FOOTER METADATA");
  private static final String BLOCK =
      framed("L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT", "END L9 DORA BLOCK");
  private static final String CODE = "package a;\n\n// The user's.\nclass A {}\n";

  private static final List<Section> ALL =
      List.of(MetaSections.HEADER, MetaSections.FOOTER, DoraSection.SECTION);

  /** The section with its own end as its only fact. */
  private static String framed(String title, String end) {
    return RULE + ("// " + title + "\n") + RULE + ("// {\"end\": \"" + end + "\"}\n") + end(end);
  }

  private static String end(String end) {
    return RULE + ("// " + end + "\n") + RULE;
  }

  @Test
  void eachSection_isFoundAmongTheOthers_inWhateverOrder() throws Exception {
    for (String file :
        List.of(
            HEADER + "\n" + CODE + "\n" + FOOTER + "\n" + BLOCK,
            BLOCK + FOOTER + HEADER + CODE,
            CODE + FOOTER + BLOCK + HEADER)) {
      assertEquals("{\"end\": \"END DORA BLOCK\"}", json(file, MetaSections.HEADER), file);
      assertEquals("{\"end\": \"END FOOTER METADATA\"}", json(file, MetaSections.FOOTER), file);
      assertEquals("{\"end\": \"END L9 DORA BLOCK\"}", json(file, DoraSection.SECTION), file);
    }
  }

  @Test
  void headerElsewhere_isTakenOut_andOnlyTheHeader() throws Exception {
    assertWithout("class A {}\n\nclass B {}\n", "class A {}\n\n" + HEADER + "\nclass B {}\n");
    assertWithout("class A {}\n// c\nclass B {}\n", "class A {}\n// c\n" + HEADER + "class B {}\n");
    assertWithout("class A {}\n// c\n", "class A {}\n// c\n" + HEADER);
    assertWithout("class A {}\n" + BLOCK, "class A {}\n" + HEADER + BLOCK);
    assertWithout("class A {}\n" + BLOCK, "class A {}\n" + BLOCK + HEADER);
  }

  @Test
  void twoHeaders_areBothTakenOut() throws Exception {
    assertWithout(CODE, HEADER + HEADER + CODE);
    assertWithout(CODE, HEADER + "\n" + HEADER + "\n" + CODE);
    assertWithout(CODE, HEADER + "\n" + CODE + HEADER);
    assertWithout("// a\n" + CODE, HEADER + "// a\n" + HEADER + CODE);
  }

  @Test
  void halfWrittenHeader_leavesTheLinesBelowIt() throws Exception {
    String title = RULE + "// DORA PROTOCOL METADATA\n" + RULE;
    for (String half :
        List.of(
            title,
            "// DORA PROTOCOL METADATA\n",
            title + "// {\n//   \"a\": 1,\n",
            title + "// {\n//   \"a\": [\n//     \"b\"\n",
            title + "// {\n//   \"a\": 1\n// }\n" + RULE)) {
      assertWithout(CODE, half + CODE);
      assertWithout("// c\n" + CODE, half + "// c\n" + CODE);
      assertWithout(CODE + "\n" + BLOCK, half + "\n" + CODE + "\n" + BLOCK);
    }
    assertWithout(CODE, end("END DORA BLOCK") + CODE);
    assertWithout("// c\n" + CODE, "// c\n" + end("END DORA BLOCK") + CODE);
  }

  @Test
  void halfWrittenSection_doesNotReachBehindAnotherOne() throws Exception {
    String half = RULE + "// DORA PROTOCOL METADATA\n" + RULE;
    String end = end("END DORA BLOCK");
    assertWithout(BLOCK + CODE, half + BLOCK + end + CODE);
    assertWithout(FOOTER + BLOCK + CODE, half + FOOTER + BLOCK + end + CODE);
    String halfFooter = RULE + "// FOOTER METADATA\n" + RULE + "// {\n//   \"a\": 1\n";
    assertEquals(
        HEADER + CODE + "\n" + BLOCK,
        without(HEADER + CODE + halfFooter + BLOCK, MetaSections.FOOTER));
    String halfBlock = RULE + "// L9 DORA BLOCK - x\n" + RULE + "// {\n//   \"a\": 1\n";
    assertEquals(CODE + HEADER, without(CODE + halfBlock + HEADER, DoraSection.SECTION));
  }

  @Test
  void header_doesNotHideTheCodeFromFormatters() throws Exception {
    for (String[] each :
        new String[][] {
          {"a.java", "class A {}\n", "// @formatter:off", "// @formatter:on"},
          {"a.c", "int a;\n", "// clang-format off", "// clang-format on"},
          {"a.py", "import a\n", "# fmt: off", "# fmt: on"},
          {"a.sql", "select 1;\n", "-- noqa: disable=all", "-- noqa: enable=all"}
        }) {
      SectionFormat format = SectionFormats.of(each[0]).orElseThrow();
      byte[] code = each[1].getBytes(ISO_8859_1);
      String json = "{\n  \"a\": [\n    1\n  ]\n}";
      String written = new String(format.parse(code, MetaSections.HEADER).with(json), ISO_8859_1);
      int off = written.indexOf(each[2] + "\n");
      int on = written.indexOf(each[3] + "\n");
      assertTrue(off > 0 && on > off && on < written.indexOf("END DORA BLOCK"), written);
      assertEquals("{\"a\":[1]}", json(each[0], written).replaceAll("\\s", ""), written);
      String end = written.substring(on + each[3].length() + 1, written.length() - code.length);
      for (String noEnd :
          List.of(written.replace(end, ""), written.replace(end, end.split("\n")[0] + "\n"))) {
        assertEquals(each[1], without(each[0], noEnd), noEnd);
      }
      String noTitle = written.substring(off);
      assertEquals(each[1], without(each[0], noTitle), noTitle);
      String block = new String(format.parse(code, DoraSection.SECTION).with(json), ISO_8859_1);
      assertEquals(-1, block.indexOf(each[3]), block);
    }
  }

  @Test
  void otherLinesWithTheSameWords_areTheUsers() throws Exception {
    for (String line :
        List.of(
            "// See DORA PROTOCOL METADATA",
            "// DORA PROTOCOL METADATA is at the top",
            "// END DORA BLOCK.",
            "// THE END DORA BLOCK",
            "/* DORA PROTOCOL METADATA */",
            "  // END DORA BLOCK",
            "// FOOTER METADATA: none",
            "// END DORA",
            "// DORA BLOCK")) {
      for (Section section : ALL) {
        assertEquals(line + "\n" + CODE, without(line + "\n" + CODE, section));
      }
    }
  }

  private static void assertWithout(String expected, String file) throws Exception {
    assertEquals(expected, without(file, MetaSections.HEADER), file);
  }

  private static String without(String file, Section section) throws Exception {
    return new String(format().parse(file.getBytes(ISO_8859_1), section).without(), ISO_8859_1);
  }

  private static String json(String file, Section section) throws Exception {
    return format().parse(file.getBytes(ISO_8859_1), section).json().orElseThrow();
  }

  private static String without(String name, String file) throws Exception {
    SectionFormat format = SectionFormats.of(name).orElseThrow();
    byte[] bytes = file.getBytes(ISO_8859_1);
    return new String(format.parse(bytes, MetaSections.HEADER).without(), ISO_8859_1);
  }

  private static String json(String name, String file) throws Exception {
    SectionFormat format = SectionFormats.of(name).orElseThrow();
    return format.parse(file.getBytes(ISO_8859_1), MetaSections.HEADER).json().orElseThrow();
  }

  private static SectionFormat format() {
    return SectionFormats.of("a.java").orElseThrow();
  }
}
