package dev.l9.trace.block;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.section.Section;
import dev.l9.trace.section.SectionFormat;
import dev.l9.trace.section.format.SectionFormats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files of every type, put together at random from pieces that are hard to tell apart, and then
 * damaged. {@code -Dl9.stress=true} makes many more of them; a failure names its seed.
 */
class FormatFuzzTest {

  private static final boolean STRESS = Boolean.getBoolean("l9.stress");
  private static final int FILES = STRESS ? 5_000 : 30;

  /** All sections in every order take as long as the rest for many files. */
  private static final int SECTIONS_EACH = 10;

  /** What begins, ends or escapes something in one language or another. */
  private static final String[] PIECES = {
    "\n",
    "\n",
    "\n",
    "\r\n",
    "\r",
    " ",
    "  ",
    "\t",
    "a",
    "A b",
    "1",
    "'",
    "\"",
    "'''",
    "\"\"\"",
    "`",
    "```",
    "~~~",
    "\\",
    "\\\\",
    "\\\"",
    "\\'",
    "\\\n",
    "//",
    "/*",
    "*/",
    "#",
    "# a",
    "-- ",
    "--",
    "<!--",
    "-->",
    "<!--\n",
    "\n-->\n",
    "{",
    "}",
    "{}",
    "[",
    "]",
    "(",
    ")",
    "${",
    "#{",
    "$(",
    "$$",
    "$a$",
    "$'",
    "$/",
    "/",
    "/a/",
    "%w(",
    "%q{",
    "r#\"",
    "\"#",
    "R\"x(",
    ")x\"",
    "<<EOF\n",
    "\nEOF\n",
    "<<~A\n",
    "<<-'B'\n",
    "=begin\n",
    "\n=end\n",
    "__END__\n",
    ":",
    ": ",
    ", ",
    "- ",
    "? ",
    "|\n",
    ">-\n",
    "|+\n",
    "---\n",
    "...\n",
    "&a ",
    "*a",
    "!t ",
    "a: b\n",
    "  c: d\n",
    "a:\n",
    "- x\n",
    "<a>",
    "</a>",
    "<a b='",
    "<![CDATA[",
    "]]>",
    "<?a",
    "?>",
    "<!DOCTYPE a [",
    "]>",
    "<script>",
    "</script>",
    "<pre>",
    "\"a\": 1",
    "\"b\": {\"c\": [1, 2]},",
    "\"_l9_trace\": {}",
    "\"_l9_trace\": ",
    "l9_trace:\n",
    "l9_trace: {}\n",
    "__l9_trace__ = {",
    "__l9_trace__ = {}\n",
    "\"_dora_block\": {}",
    "dora_block:\n",
    "dora_block = {}\n",
    "+++\n",
    "footer_meta: {}\n",
    "__dora_block__ = {}\n",
    "END DORA BLOCK",
    "# DORA PROTOCOL METADATA\n",
    "// ==========\n// END DORA BLOCK\n",
    "#!/bin/sh\n",
    "# -*- coding: utf-8 -*-\n",
    "from __future__ import a\n",
    "%YAML 1.2\n",
    "@Generated ",
    "<<<<<<< ",
    "\u00c3\u00a4",
    "\u00e4",
    "\u00ef\u00bb\u00bf",
    "\0",
    "\u001a",
    "==========",
    "L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT",
    "END L9 DORA BLOCK",
    "# ==========\n# END L9 DORA BLOCK\n",
    "# L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT\n",
    "// ==========\n",
    "-- END L9 DORA BLOCK\n",
    "<!-- END L9 DORA BLOCK -->\n",
    "<!-- L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT -->\n",
    "```json\n",
    "E'",
    "q'[",
    "]'",
    "?",
    "=",
    "<<",
    ";",
    "key=value\\",
    "!",
    "@"
  };

  /** Files that each have most of what their type can have. */
  private static String seed(String type) {
    return switch (type) {
      case "json" -> "{\n  \"a\": [1, {\"b\": null}],\n  \"c\": \"d\"\n}\n";
      case "yaml" ->
          "# c\na: &x [1, 'b']\nc:\n  - d: |\n      e\n    f: \"g\n      h\"\n---\ni: j\n  k\nl: *x\n";
      case "xml" ->
          "<?xml version=\"1.0\"?>\n<!DOCTYPE a>\n<a b='c'>\n  <!-- d -->\n  <e/><![CDATA[f]]>\n</a>\n";
      case "html" ->
          "<!DOCTYPE html>\n<p a=\"b\">it's\n<script>\nlet a = '<!--';\n</script>\n<br>\n";
      case "md with YAML" -> "---\na: |\n  ```\n\nb: [c, 'd']\n---\n\n# A\n\n```\ne\n```\n";
      case "md with TOML" -> "+++\na = \"\"\"\n---\n\"\"\"\nb = ['c']\n[d]\ne = 1\n+++\n# A\n";
      case "md" -> "# A\n\n> b\n\n```sh\nc\n```\n\n- d\n  ~~~\n  e\n  ~~~\n\n<!-- f -->\n";
      case "py" -> "def f(a):\n    '''b'''\n    return {\n        \"c\": r'\\''}  # d\n";
      case "sh" -> "a=\"$(b \"c\")\"\ncat <<EOF\nit's\nEOF\nd='e' # f\n";
      case "rb" -> "a = <<~B + %w(c d).join\n  it's\nB\nd = \"#{e}\" if /f/ =~ g # h\n";
      case "toml" -> "[a]\nb = \"\"\"\nc\n\"\"\"\nd = 'e' # f\n";
      case "properties" -> "# a\nb=c\\\n  d\n! e\n";
      case "sql" -> "-- a\nselect 'b''c', \"d\", $e$f$e$ /* g */;\n";
      default -> "// a\n/* b */ c {\n  \"d\" + 'e'\n}\n";
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java",
        "kt",
        "scala",
        "groovy",
        "js",
        "go",
        "rs",
        "cpp",
        "dart",
        "py",
        "yaml",
        "json",
        "md",
        "md with YAML",
        "md with TOML",
        "properties",
        "toml",
        "sh",
        "rb",
        "sql",
        "xml",
        "html"
      })
  void everyFile_isRefusedOrWrittenReversibly(String type) {
    String name = "a." + type.replaceFirst(" .*", "");
    BlockFormat format = BlockFormats.of(name).orElseThrow();
    long base = STRESS ? System.nanoTime() : 42;
    int written = 0;
    for (int i = 0; i < FILES; i++) {
      Random random = new Random(base + i);
      byte[] file = file(type, name, random);
      try {
        DoraTraceBlock block = RandomBlocks.block(random, !type.equals("yaml"));
        boolean isWritten = isWritten(format, file, block);
        written += isWritten ? 1 : 0;
        if (isWritten) {
          if (STRESS || i % SECTIONS_EACH == 0) {
            new SectionsAssert(name).assertIndependent(format.withoutBlock(file), json(block));
          }
          ContentOracle.assertSameContent(type, format, file, block);
          ContentOracle.assertSameContentBelowHeader(type, name, file, json(block));
        }
      } catch (AssertionError | RuntimeException | StackOverflowError | RefusedSourceException e) {
        throw new AssertionError("seed " + (base + i) + ":\n" + new String(file, ISO_8859_1), e);
      }
    }
    assertTrue(written > FILES / 20, written + " of " + FILES + " files were written");
  }

  /** A block's JSON without halves of surrogate pairs, which front matter can't hold. */
  private static String json(DoraTraceBlock block) {
    return BlockRenderer.render(block, style(block)).replace("\\ud800", "x");
  }

  /** Any of them; always the same for one block. */
  private static BlockStyle style(DoraTraceBlock block) {
    BlockStyle[] all = BlockStyle.values();
    return all[Math.floorMod(block.task().hashCode(), all.length)];
  }

  private static boolean isWritten(BlockFormat format, byte[] file, DoraTraceBlock block) {
    byte[] code;
    byte[] written;
    try {
      code = format.withoutBlock(file);
      written = format.withBlock(file, block, style(block));
    } catch (RefusedSourceException e) {
      assertNothingReadThrows(format, file);
      return false;
    }
    try {
      assertWritten(format, file, code, written, block);
    } catch (RefusedSourceException e) {
      throw new AssertionError("refused after it was written", e);
    }
    return true;
  }

  private static void assertNothingReadThrows(BlockFormat format, byte[] file) {
    try {
      format.json(file);
      format.text(file);
      format.withoutBlock(file);
    } catch (RefusedSourceException e) {
      // The only exception that is allowed.
    }
  }

  private static void assertWritten(
      BlockFormat format, byte[] file, byte[] code, byte[] written, DoraTraceBlock block)
      throws RefusedSourceException {
    String text = new String(file, ISO_8859_1);
    if (!text.contains("L9 DORA") && !text.contains("l9_trace") && !text.contains("\\u")) {
      assertSame(file, code);
    }
    assertSame(code, format.withoutBlock(code));
    assertSame(code, format.withoutBlock(written));
    assertSame(written, format.withBlock(written, block, style(block)));
    assertSame(written, format.withBlock(code, block, style(block)));
    byte[] other = format.withBlock(written, DoraTraceBlock.EMPTY, style(block));
    assertSame(code, format.withoutBlock(other));
    assertSame(written, format.withBlock(other, block, style(block)));
    assertEquals(Optional.of(block), format.read(written));
    assertSame(written, format.withText(code, format.text(written).orElseThrow()));
    assertOutsideStays(code, written, format.text(written).orElseThrow());
  }

  /** The written file is the code with the block in one place, and at most a comma and lines. */
  private static void assertOutsideStays(byte[] code, byte[] written, byte[] block) {
    String all = new String(written, ISO_8859_1);
    int at = all.lastIndexOf(new String(block, ISO_8859_1));
    String before = all.substring(0, at);
    String after = all.substring(at + block.length);
    String user = new String(code, ISO_8859_1);
    int same = 0;
    while (same < Math.min(before.length(), user.length())
        && before.charAt(same) == user.charAt(same)) {
      same++;
    }
    assertTrue(before.substring(same).matches("[,\\s]{0,40}"), before.substring(same));
    assertTrue(after.endsWith(user.substring(same)) || after.isBlank(), after);
  }

  private static void assertSame(byte[] expected, byte[] actual) {
    assertEquals(new String(expected, ISO_8859_1), new String(actual, ISO_8859_1));
  }

  private static byte[] file(String type, String name, Random random) {
    byte[] file = (random.nextInt(4) == 0 ? "" : seed(type)).getBytes(ISO_8859_1);
    if (random.nextInt(2) == 0) {
      file = with(file, name, DoraSection.SECTION, random);
    }
    if (random.nextInt(3) == 0) {
      file = with(file, name, MetaSections.HEADER, random);
    }
    if (random.nextInt(4) == 0) {
      file = with(file, name, MetaSections.FOOTER, random);
    }
    StringBuilder mutated = new StringBuilder(new String(file, ISO_8859_1));
    for (int left = random.nextInt(5); left > 0; left--) {
      mutate(mutated, random);
    }
    return mutated.toString().getBytes(ISO_8859_1);
  }

  /** The file with a section, if it takes one. */
  private static byte[] with(byte[] file, String name, Section section, Random random) {
    DoraTraceBlock block = random.nextBoolean() ? Blocks.FULL : DoraTraceBlock.EMPTY;
    BlockStyle style = BlockStyle.values()[random.nextInt(BlockStyle.values().length)];
    try {
      SectionFormat format = SectionFormats.of(name).orElseThrow();
      return format.parse(file, section).with(BlockRenderer.render(block, style));
    } catch (RefusedSourceException e) {
      return file; // It may be empty, and of a type that needs more.
    }
  }

  private static void mutate(StringBuilder file, Random random) {
    int at = random.nextInt(file.length() + 1);
    int to = Math.min(file.length(), at + random.nextInt(8));
    switch (random.nextInt(8)) {
      case 0 -> file.delete(at, to);
      case 1 -> file.setLength(at);
      case 2 -> mutateLines(file, random);
      case 3 -> file.insert(at, (char) random.nextInt(256));
      case 4 -> {
        String crlf = file.toString().replace("\n", random.nextBoolean() ? "\r\n" : "\r");
        file.replace(0, file.length(), crlf);
      }
      case 5 -> file.append(PIECES[random.nextInt(PIECES.length)]);
      default -> file.insert(at, PIECES[random.nextInt(PIECES.length)]);
    }
  }

  private static void mutateLines(StringBuilder file, Random random) {
    List<String> lines = new ArrayList<>(List.of(file.toString().split("(?<=\n)")));
    int from = random.nextInt(lines.size());
    String line = lines.get(from);
    if (random.nextBoolean()) {
      lines.remove(from);
    }
    if (random.nextBoolean()) {
      lines.add(random.nextInt(lines.size() + 1), line);
    }
    file.replace(0, file.length(), String.join("", lines));
  }
}
