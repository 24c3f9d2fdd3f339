package dev.l9.trace.contract.remedy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.block.BlockStyle;
import dev.l9.trace.block.MetaSections;
import dev.l9.trace.block.SealedBlock;
import dev.l9.trace.contract.meta.MetaFile;
import dev.l9.trace.contract.meta.MetaStyle;
import dev.l9.trace.contract.meta.MetaWriter;
import dev.l9.trace.contract.meta.Metadata;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.ContentHash;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.model.DoraTraceBlock.Edge;
import dev.l9.trace.model.DoraTraceBlock.Graph;
import dev.l9.trace.model.DoraTraceBlock.Metrics;
import dev.l9.trace.model.DoraTraceBlock.Node;
import dev.l9.trace.section.FoundSection;
import dev.l9.trace.section.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A way in which a file violates the contract. */
enum FixtureCase {
  PRESENCE("presence", "PRES"),
  FIELD_COVERAGE("coverage", "COVE"),
  NO_PLACEHOLDER("placeholder", "PLAC"),
  UNIQUE_ID("unique", "ORDE"),
  CONSISTENCY("consistency", "CONS"),
  GOVERNANCE("kernel", "KERN"),
  BLOCK_ORDER("order", "ORDR"),
  REGISTRY_CURRENT("registry", "REGI"),
  HELD_AGAINST_RUN("run", "RUNS"),
  EDITED_BLOCK("edited", "EDIT");

  /** The folder of the file. */
  final String folder;

  private final String letters;

  FixtureCase(String folder, String letters) {
    this.folder = folder;
    this.letters = letters;
  }

  /** The passing file, as it is in the folder of this case. */
  byte[] passing(byte[] passing) {
    return text(passing).replace("-ORDE-", "-" + letters + "-").getBytes(ISO_8859_1);
  }

  /** The file that violates the contract. */
  byte[] failing(FixtureFamily family, byte[] passed) throws RefusedSourceException {
    byte[] passing = passing(passed);
    return switch (this) {
      case PRESENCE -> family.code().getBytes(ISO_8859_1);
      case FIELD_COVERAGE -> with(family, passing, "layer", null);
      case NO_PLACEHOLDER -> with(family, passing, "domain", "{domain}");
      case CONSISTENCY -> with(family, passing, "layer", "operations");
      case GOVERNANCE -> with(family, passing, "governance_level", "low");
      case BLOCK_ORDER -> misplaced(family, passing);
      case UNIQUE_ID, REGISTRY_CURRENT -> passing;
      case HELD_AGAINST_RUN -> withBlock(family, passing);
      case EDITED_BLOCK ->
          text(withBlock(family, passing))
              .replaceFirst("(Ledger.add.*?calls[\": ]+)3", "$14")
              .getBytes(ISO_8859_1);
    };
  }

  private static String text(byte[] file) {
    return new String(file, ISO_8859_1);
  }

  private static byte[] with(FixtureFamily family, byte[] file, String field, String value)
      throws RefusedSourceException {
    MetaFile parsed = MetaFile.parse(family.format(), file);
    Map<String, CapturedValue> header = new LinkedHashMap<>(parsed.header().data().fields());
    if (value == null) {
      header.remove(field);
    } else {
      header.put(field, new CapturedValue.Text(value));
    }
    Metadata footer = parsed.footer().data();
    return MetaWriter.with(family.format(), file, new Metadata(header), footer, MetaStyle.SHORT);
  }

  /** The header below the code, or where that can be none, the footer above it. */
  private static byte[] misplaced(FixtureFamily family, byte[] file) throws RefusedSourceException {
    boolean isFooter = family.name().equals("markdown");
    FoundSection header = found(family, file, MetaSections.HEADER);
    FoundSection footer = found(family, file, MetaSections.FOOTER);
    String text = text(file);
    String above = text.substring(0, header.start());
    String between = text.substring(header.end(), footer.start());
    String top = text.substring(header.start(), header.end());
    if (isFooter) {
      String moved = text.substring(footer.start(), footer.end());
      String body = between.replaceFirst("---\n", "---\n\n" + moved.replace("\\", "\\\\"));
      return (above + top + body + text.substring(footer.end())).getBytes(ISO_8859_1);
    }
    if (family.name().equals("json")) {
      String key = top.strip();
      String members = between.substring(between.indexOf('"'));
      String rest = text.substring(footer.start());
      return (above + members + key + ",\n  " + rest).getBytes(ISO_8859_1);
    }
    int behind = between.length();
    if (family.name().equals("front-matter")) {
      behind = between.indexOf("---");
    }
    String code = between.substring(0, behind);
    String rest = between.substring(behind) + text.substring(footer.start());
    return (above + code + top + rest).getBytes(ISO_8859_1);
  }

  private static FoundSection found(FixtureFamily family, byte[] file, Section section)
      throws RefusedSourceException {
    return family.format().parse(file, section).found().get(0);
  }

  private static byte[] withBlock(FixtureFamily family, byte[] file) throws RefusedSourceException {
    var format = BlockFormats.of(family.file()).orElseThrow();
    String ending = family.file().substring(family.file().lastIndexOf('.'));
    DoraTraceBlock block =
        new DoraTraceBlock(
            "sys_1767319440_abcde000001",
            "keep",
            "2026-01-02T02:03:00Z",
            List.of(),
            new Graph(
                List.of(
                    new Node("Orders.keep", family.file(), "system", 3, 0, 0.4, 1.2),
                    new Node("Ledger.add", "Ledger" + ending, "system", 3, 0, 0.2, 0.5)),
                List.of(new Edge("Orders.keep", "Ledger.add", 3))),
            Map.of("id", new CapturedValue.Num(7)),
            Map.of("result", new CapturedValue.Text("kept")),
            new Metrics("0.44", List.of(), "1.0", 0.412));
    byte[] code = format.withoutBlock(file);
    return format.withBlock(file, SealedBlock.of(block, ContentHash.of(code)), BlockStyle.COMPACT);
  }
}
