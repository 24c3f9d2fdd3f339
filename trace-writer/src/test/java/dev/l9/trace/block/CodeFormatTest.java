package dev.l9.trace.block;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.model.DoraTraceBlock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Blocks in languages other than Java: what is a comment there, and what only looks like one. */
class CodeFormatTest {

  private static final DoraTraceBlock EMPTY = DoraTraceBlock.EMPTY;

  private static final String BLOCK =
      """
      # ============================================================================
      # L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT
      # ============================================================================
      # {
      #   "trace_id": "",
      #   "task": "",
      #   "timestamp": "",
      #   "patterns_used": [],
      #   "graph": {
      #     "nodes": [],
      #     "edges": []
      #   },
      #   "inputs": {},
      #   "outputs": {},
      #   "metrics": {
      #     "confidence": "",
      #     "errors_detected": [],
      #     "stability_score": ""
      #   }
      # }
      # ============================================================================
      # END L9 DORA BLOCK
      # ============================================================================
      """;

  private static final String SLASHES = BLOCK.replaceAll("(?m)^#", "//");
  private static final String TAGS = SLASHES.replace("// {\n", "// @formatter:off\n// {\n");
  private static final String CLANG = SLASHES.replace("// {\n", "// clang-format off\n// {\n");
  private static final String DASHES =
      BLOCK.replace("# {\n", "# noqa: disable=all\n# {\n").replaceAll("(?m)^#", "--");

  /** A block without quotes, which could end the string or comment that it's put into. */
  private static final String QUOTED =
      "# ==========\n# L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT\n# ==========\n"
          + "# {}\n# ==========\n# END L9 DORA BLOCK\n# ==========\n";

  private static final String QUOTED_SLASHES = QUOTED.replace("#", "//");
  private static final String QUOTED_DASHES = QUOTED.replace("#", "--");

  @Test
  void everyLanguage_getsItsComment() throws Exception {
    for (String name : "a.kt a.kts a.scala a.groovy a.gradle".split(" ")) {
      assertForm(name, "// A comment\ncode(1)\n", TAGS);
    }
    for (String name : "a.c a.cpp a.h".split(" ")) {
      assertForm(name, "// A comment\ncode(1)\n", CLANG);
    }
    for (String name : "a.js a.ts a.go a.rs a.dart".split(" ")) {
      assertForm(name, "// A comment\ncode(1)\n", SLASHES);
    }
    for (String name : "a.toml a.sh a.bash a.rb a.properties".split(" ")) {
      assertForm(name, "# A comment\nkey = \"value\"\n", BLOCK);
    }
    assertForm("a.sql", "-- A comment\nselect 1;\n", DASHES);
  }

  private static void assertForm(String name, String code, String block) throws Exception {
    FormatAssert file = new FormatAssert(name);
    String open = code.substring(0, code.length() - 1);
    file.assertWritten(code, EMPTY, code + "\n" + block);
    file.assertWritten(open, EMPTY, open + "\n\n" + block.substring(0, block.length() - 1));
    file.assertWritten(crlf(code), EMPTY, crlf(code + "\n" + block));
    file.assertWritten(
        "\u00ef\u00bb\u00bf" + code, EMPTY, "\u00ef\u00bb\u00bf" + code + "\n" + block);
    file.assertWritten(code + "\n \n", EMPTY, code + "\n \n\n" + block);
    file.assertWritten(code + block + code, code + code, EMPTY, code + code + "\n" + block);
    String damaged = block.substring(0, block.lastIndexOf("\n", block.indexOf("\"inputs\"")) + 1);
    file.assertWritten(code + damaged + code, code + code, EMPTY, code + code + "\n" + block);
    file.assertRefused("is encoded in UTF-16", "\u00fe\u00ff\0a");
    file.assertRefused("has bytes of zero: not text, or in UTF-16", "a\0");
    file.assertRefused("has merge conflicts", "<<<<<<< HEAD\n");
  }

  @Test
  void framesOfOtherWriters_areRead() throws Exception {
    String wild =
        "# ==========\n# ==========\n# L9 DORA BLOCK - generated\n# by a generator\n# ==========\n"
            + "# {\"task\": \"t\"}\n# ============\n# END L9 DORA BLOCK\n# ============\n";
    for (String name : new String[] {"a.toml", "a.sh", "a.rb", "a.properties"}) {
      FormatAssert file = new FormatAssert(name);
      assertEquals(Optional.of("{\"task\": \"t\"}"), file.format().json(FormatAssert.bytes(wild)));
      file.assertWritten("a = 1\n\n" + wild, "a = 1\n", EMPTY, "a = 1\n\n" + BLOCK);
    }
  }

  @Test
  void kotlin() throws Exception {
    assertUsers("a.kt", "val s = \"\"\"\n", QUOTED_SLASHES, "\"\"\"\"\n");
    assertUsers(
        "a.kt", "val s = \"\"\"${\"\"\"\n", QUOTED_SLASHES, "\"\"\" + '\"' + \"}\"}\"\"\"\n");
    assertUsers("a.kt", "val s = $$\"\"\"${ $${1}\n", QUOTED_SLASHES, "\"\"\"\n");
    assertUsers("a.kt", "/* /* */\n", QUOTED_SLASHES, "*/ fun `it's`() = '\\''\n");
    FormatAssert file = new FormatAssert("a.kt");
    file.assertNoBlock("#!/usr/bin/env kotlin '\nval a = \"${\"$a\"}\\\"\" // '\n");
    file.assertRefused("has a comment without an end", "/* /* */\n");
    file.assertRefused("has a string without an end", "val s = \"a\n");
    file.assertRefused("has a string without an end", "val s = \"${\"\n");
    file.assertRefused("has unbalanced braces: it may be half written", "class A {\n");
    file.assertRefused("has unbalanced braces: it may be half written", "}\nclass A {\n");
    file.assertRefused("is generated (@Generated)", "@file:Generated(\"x\")\n");
    file.assertRefused("is generated (@Generated)", "@javax.annotation.Generated class A\n");
    file.assertNoBlock("@GeneratedBy class A { @Generated fun a() {} }\n");
  }

  @Test
  void scala() throws Exception {
    assertUsers("a.scala", "val s = \"\"\"${\n", QUOTED_SLASHES, "\"\"\"\"\n");
    assertUsers("a.scala", "val s = s\"\"\"${\"}\"}\n", QUOTED_SLASHES, "\"\"\"\n");
    assertUsers(
        "a.scala", "/* /* */\n", QUOTED_SLASHES, "*/ val `it's` = ('\"', '\\'', 'a, '{ 1 })\n");
    FormatAssert file = new FormatAssert("a.scala");
    file.assertNoBlock("val s = \"${\"; val t = '\u00c3\u00a9'\n");
    file.assertRefused("has a string without an end", "val s = \"a\n");
  }

  @Test
  void groovy() throws Exception {
    assertUsers("a.groovy", "def s = '''\n", QUOTED_SLASHES, "\\''''\n");
    assertUsers("a.groovy", "def s = \"\"\"${'\"' + '}'}\n", QUOTED_SLASHES, "\"\"\"\n");
    assertUsers("a.groovy", "def s = /\\/ ' ${1}\n \\\\/\n", "", "def b = 1 / 2 / 3\n");
    assertUsers("a.groovy", "def s = $/ ' $/ $$ /\n", QUOTED_SLASHES, "/$\n");
    new FormatAssert("a.gradle").assertRefused("has a string without an end", "a = /'\n");
  }

  @Test
  void javaScript() throws Exception {
    assertUsers("a.js", "let s = `${`}` + '}'}\n", QUOTED_SLASHES, "\\``\n");
    assertUsers("a.ts", "/*\n", QUOTED_SLASHES, "*/ let r = /[/'`]\\/\"/g, x = a / b / c;\n");
    FormatAssert file = new FormatAssert("a.js");
    file.assertNoBlock("return /'/\n");
    file.assertNoBlock("let s = 'a\\\n b\\\r\n c'\n");
    file.assertRefused("has a string without an end", "let s = `\n");
    file.assertRefused("has a string without an end", "<p>It's JSX</p>\n");
  }

  @Test
  void goAndDart() throws Exception {
    assertUsers("a.go", "var s = `\\\n", QUOTED_SLASHES, "` + \"`\" + string('`')\n");
    assertUsers("a.dart", "var s = '''${\"}\"}\n", QUOTED_SLASHES, "\\'''' + r'\\' r'''\\''' ;\n");
    assertUsers("a.dart", "var s = r\"\"\"\n", QUOTED_SLASHES, "\\\"\"\";\n");
    new FormatAssert("a.go")
        .assertRefused(
            "ends its lines with CR alone, which is no line end in its language", "a\rb\rc");
  }

  @Test
  void rust() throws Exception {
    assertUsers("a.rs", "let s = \"\n", QUOTED_SLASHES, "\\\"\";\n");
    assertUsers("a.rs", "let s = br##\"\"#\n", QUOTED_SLASHES, "\"##;\n");
    assertUsers(
        "a.rs",
        "#![a]\nlet s: &'a str = r#raw('\"', '\\'', '{', b'}');\n/* /* */\n",
        QUOTED_SLASHES,
        "*/\n");
  }

  @Test
  void c() throws Exception {
    assertUsers("a.cpp", "auto s = LR\"x(\n)\"\n", QUOTED_SLASHES, ")x\";\n");
    assertUsers(
        "a.c",
        "#error don't\n# warning \"\n/*\n",
        QUOTED_SLASHES,
        "*/ int i = 1'000; char c = u'\\'';\n");
    FormatAssert file = new FormatAssert("a.c");
    file.assertNoBlock("#if A\nvoid a() {\n#else\nvoid b() {\n#endif\n}\n");
    file.assertNoBlock("// a \\\n// L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT\n");
    file.assertNoBlock("int i; // a \\");
  }

  @Test
  void toml() throws Exception {
    assertUsers("a.toml", "s = \"\"\"\n", QUOTED, "\\\"\"\"\"\n");
    assertUsers("a.toml", "s = '''\n", QUOTED, "\\'''\n");
    FormatAssert file = new FormatAssert("a.toml");
    file.assertNoBlock("a = 'C:\\' # it's\n");
    file.assertRefused("has a string without an end", "a = \"\"\"\n");
    file.assertRefused(
        "ends its lines with CR alone, which is no line end in its language", "a=1\rb=2\r");
    file.assertRefused(
        "ends its lines with CR alone, which is no line end in its language", "a=1\r" + BLOCK);
  }

  @Test
  void properties() throws Exception {
    FormatAssert file = new FormatAssert("a.properties");
    file.assertNoBlock("a=b\\\n# ==========\\\n# END L9 DORA BLOCK\\\n# ==========\n");
    file.assertNoBlock("! it's\n  # a \\\na=b\\\\\n");
    String comment = "# a \\\n";
    file.assertWritten(comment + BLOCK, comment, EMPTY, comment + "\n" + BLOCK);
    file.assertWritten("a=b\r", EMPTY, ("a=b\n\n" + BLOCK).replace('\n', '\r'));
    file.assertRefused("ends in a line that goes on in the next one", "a=b\\");
    file.assertRefused("ends in a line that goes on in the next one", "a=b\\\n");
    file.assertRefused("ends in a line that goes on in the next one", "a=b\\\n\n" + BLOCK);
  }

  @Test
  void shell() throws Exception {
    assertUsers("a.sh", "s='\n", QUOTED, "\\'\n");
    assertUsers("a.sh", "s=\"\n", QUOTED, "\\\"\"\n");
    assertUsers("a.sh", "s=\"$(echo \"\n", QUOTED, "\" ${x:-\"'\"})\"\n");
    assertUsers("a.sh", "s=$'\\'\n", QUOTED, "'\n");
    assertUsers("a.sh", "cat <<EOF <<-'E F'\n", QUOTED, "'\nEOF\n'\n\tE F\n");
    assertUsers("a.sh", "cat <<-\"EOF\" | tr a \\'\n", QUOTED, "EOF\n");
    FormatAssert file = new FormatAssert("a.sh");
    file.assertNoBlock("echo a#b'c' $# ${#x} ${x#\\'} $((1<<2)) $((x << y)) <<<'a' # it's\n");
    file.assertNoBlock("((x = 1 << n)); echo \"it's ${y:-it's}\" `echo \\``\n");
    file.assertWritten("\u00ef\u00bb\u00bf", EMPTY, "\u00ef\u00bb\u00bf" + BLOCK);
    file.assertRefused("has a here-document without an end", "cat <<EOF\n");
    file.assertRefused("has a here-document without an end", "cat <<EOF");
    file.assertRefused("has a string without an end", "echo it's\n");
    file.assertRefused("has a parenthesis without an end", "x=$(echo\n");
    file.assertRefused(
        "ends its lines with CR alone, which is no line end in its language", "echo a\recho b");
    file.assertRefused("nests strings too deeply", "$(".repeat(5000));
    file.assertRefused("nests strings too deeply", "\"${".repeat(5000));
  }

  @Test
  void ruby() throws Exception {
    assertUsers("a.rb", "s = \"#{\"}\"}\n", QUOTED, "\\\"\"\n");
    assertUsers("a.rb", "s = <<~A + <<'B C'\n", QUOTED, "  A\n'\nB C\n");
    assertUsers("a.rb", "=begin\n", QUOTED, "=end '\n");
    assertUsers("a.rb", "s = %w(a (b)\n", QUOTED, ")\n");
    assertUsers("a.rb", "s = %q{'\n", QUOTED, "}\n");
    assertUsers("a.rb", "puts /[\"']\n", QUOTED, "/x\n");
    FormatAssert file = new FormatAssert("a.rb");
    file.assertNoBlock("a = [?', ?\\', :/, $', 1 << 2]; b = x / y / z; c = d % e; f << 'g'\n");
    file.assertNoBlock("class << self; end; x.nil? ? 'a' : \"b\" # it's\n");
    for (String code :
        new String[] {
          "def /(other) = 1\ndef self.%(a)\n  a./(1)\nend\ndef <<(a) = a\ndef `(a) = a\n",
          "id = \"A-#{$$}\" unless x\n",
          "def path\n  KEGS/@a.name\nend\nb = @a.rack/c.to_s\nd = @@e/f/$g\n",
          "assert_equal %(it's), a\nassert_like %{ \"x\" = 'it\\'s' }, b\nx? %[it's]\n",
          "elsif !@url.match?(%r{:[^/]+$})\n",
          "a = \"%d\" %(1)\nb = 7 %(2)\nc = d % e\n"
        }) {
      file.assertNoBlock(code);
    }
    file.assertRefused("ends in data (__END__)", "a\n__END__\nit's\n");
    file.assertRefused("has a here-document without an end", "a = <<~EOS\n");
    file.assertRefused("has a comment without an end", "=begin\n");
  }

  @Test
  void sql() throws Exception {
    assertUsers("a.sql", "select '\n", QUOTED_DASHES, "''';\n");
    assertUsers("a.sql", "select \"\n", QUOTED_DASHES, "\";\n");
    assertUsers("a.sql", "select $a$ $$ '\n", QUOTED_DASHES, "$a$, a$b$c, $1;\n");
    assertUsers("a.sql", "select q'[it's\n", QUOTED_DASHES, "]';\n");
    assertUsers("a.sql", "select E'\\'\n", QUOTED_DASHES, "', '\\';\n");
    assertUsers("a.sql", "select 'it\\'s\n", QUOTED_DASHES, "';\n");
    assertUsers("a.sql", "/* /* */ */\n", "", "select 1;\n");
    assertUsers("a.sql", "/* /* */\n", "", "select '\\';\n");
    FormatAssert file = new FormatAssert("a.sql");
    file.assertRefused("has a string without an end", "select 'a\n");
    file.assertRefused(
        "has other comments in one dialect of SQL than in another",
        "select '\\'\n--' b, '\\'\n--' c;\n");
  }

  /** The block between these is the user's: in a string, or in a comment of several lines. */
  private static void assertUsers(String name, String before, String block, String after)
      throws Exception {
    FormatAssert file = new FormatAssert(name);
    file.assertNoBlock(before + block + after);
    String hostile = "' \" */ /* -- $$ $a$ ` ''' \"\"\" } { ]' // # <<EOF \\ \\' \\\"";
    file.assertReversible(before + block + after, before + block + after, Blocks.of("t", hostile));
  }

  private static String crlf(String text) {
    return text.replace("\n", "\r\n");
  }
}
