package dev.l9.trace.block;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.json.PlainJson;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.section.Section;
import dev.l9.trace.section.SectionFormat;
import dev.l9.trace.section.format.SectionFormats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What holds for sections at all three places, asserted for one file: each comes and goes without a
 * trace, in whatever order, and is read back while the others are there.
 */
final class SectionsAssert {

  private static final List<Section> ALL =
      List.of(MetaSections.HEADER, MetaSections.FOOTER, DoraSection.SECTION);
  private static final String OTHER = "{\n  \"a\": \"it's */ --> ''' \\\"\"\n}";

  private final SectionFormat format;

  SectionsAssert(String fileName) {
    format = SectionFormats.of(fileName).orElseThrow();
  }

  /** A file without any section takes each of them, or refuses it. */
  void assertIndependent(byte[] file, String json) throws RefusedSourceException {
    byte[] code = file;
    for (Section section : ALL) {
      code = without(code, section);
    }
    List<Section> taken = new ArrayList<>();
    for (Section section : ALL) {
      if (isTaken(code, section, json)) {
        assertReversible(code, section, json);
        taken.add(section);
      }
    }
    String whole = null;
    for (List<Section> order : permutations(taken)) {
      byte[] written = code;
      for (Section section : order) {
        written = format.parse(written, section).with(json);
      }
      String text = text(written);
      whole = whole == null ? text : whole;
      assertEquals(whole, text, "whatever order they came in");
      for (Section section : order) {
        assertReadBack(written, section, json);
        assertEquals(1, format.parse(written, section).found().size(), "found");
        assertTrue(format.parse(written, section).isInPlace(), "in place");
        assertEquals(text, text(format.parse(written, section).with(json)), "twice");
        byte[] without = format.parse(written, section).without();
        byte[] again = format.parse(without, section).with(json);
        assertEquals(text, text(again), "gone and come again");
      }
      for (Section section : order) {
        written = format.parse(written, section).without();
      }
      assertEquals(text(code), text(written), "without all");
    }
  }

  /** The file without the section; the file itself if it is refused for this section. */
  private byte[] without(byte[] code, Section section) {
    try {
      return format.parse(code, section).without();
    } catch (RefusedSourceException e) {
      return code;
    }
  }

  private boolean isTaken(byte[] code, Section section, String json) {
    try {
      format.parse(code, section).with(json);
      return true;
    } catch (RefusedSourceException e) {
      return false;
    }
  }

  private void assertReversible(byte[] code, Section section, String json)
      throws RefusedSourceException {
    byte[] written = format.parse(code, section).with(json);
    assertReadBack(written, section, json);
    assertEquals(text(code), text(format.parse(written, section).without()), "without");
    byte[] other = format.parse(written, section).with(OTHER);
    assertEquals(text(code), text(format.parse(other, section).without()), "other, without");
    assertEquals(text(written), text(format.parse(other, section).with(json)), "over another");
    byte[] given = format.parse(written, section).text().orElseThrow();
    assertEquals(text(written), text(format.parse(code, section).withText(given)), "put back");
  }

  private void assertReadBack(byte[] written, Section section, String json)
      throws RefusedSourceException {
    Optional<String> read = format.parse(written, section).json();
    assertEquals(PlainJson.read(json), PlainJson.read(read.orElseThrow()), "read back");
  }

  private static List<List<Section>> permutations(List<Section> sections) {
    if (sections.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Section>> all = new ArrayList<>();
    for (Section first : sections) {
      List<Section> others = new ArrayList<>(sections);
      others.remove(first);
      for (List<Section> rest : permutations(others)) {
        List<Section> permutation = new ArrayList<>(List.of(first));
        permutation.addAll(rest);
        all.add(permutation);
      }
    }
    return all;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }
}
