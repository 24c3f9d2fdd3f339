package dev.l9.trace.block;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that end in data: a block would become a part of it. */
class DataBehindCodeTest {

  private static final String PAYLOAD = "BUbfu1izVXPE3Z3ygFAG6s+H/gdUSZx5KOqg\niMigjuFalgKQIek=\n";

  private final FormatAssert shell = new FormatAssert("a.sh");
  private final FormatAssert sql = new FormatAssert("a.sql");
  private final FormatAssert yaml = new FormatAssert("a.yaml");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#!/bin/sh\nsed '1,/^__PAYLOAD__$/d' \"$0\" | base64 -d\nexit $?\n__PAYLOAD__\n",
        "tail -n +3 \"$0\" | tar xz; exit\n",
        "if a; then\n  exit 1\nfi\nexit 0 # done\n",
        "f() {\n  exit 1\n}\nmain || exit 1\nexit\n\n# data\n",
        "case $1 in\n  a) exit 1 ;;\nesac\nexit\n",
        "for a in b; do exit; done\nexec \"$JAVA\" -jar \"$0\" \"$@\"\n",
        "main \"$@\"\n__ARCHIVE_BELOW__\n",
        "(exit 1)\na && b\nexit 0\n"
      })
  void shell_dataIsRefused(String script) throws Exception {
    shell.assertRefused("has data, or what is never run, behind its end", script + PAYLOAD);
    if (!script.contains("__")) {
      shell.assertNoBlock(script);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a || exit 1\necho b\n",
        "a &&\n  exit 1\necho b\n",
        "a && b ||\n\n  exit 1\necho b\n",
        "if a; then exit 1; else exit 2; fi\necho b\n",
        "while a; do\n  exit\ndone\necho b\n",
        "case $1 in\n  a | b) exit 1 ;;\n  *)\n    exit 2\n    ;;\nesac\necho b\n",
        "f() { exit 1; }\ng()\n{\n  exit 2\n}\nfunction h {\n  exit 3\n}\necho b\n",
        "[ -f a ] || {\n  exit 1\n}\necho b\n",
        "exec 3>&1 >b 2>&1\nexec {fd}<c\nexec &>d\nexec\necho b\n",
        "trap 'exit 1' INT\necho exit\necho $(date) exit\n(\n  exit 1\n)\necho b\n",
        "echo a; \\\n  echo exit\nb \\\n  exit 1\necho b\n",
        "cat <<EOF\nexit 1\nEOF\necho __A__\n__init__\necho b\n",
        "a | \\\nexit 1 &\necho b\n",
        "& a\necho b\n",
        "exit 0\n# the end\n"
      })
  void shell_codeIsNot(String script) throws Exception {
    shell.assertNoBlock(script);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table t(a int);\ncopy t from stdin;\n1\tx\n2\ty\n",
        "COPY public.t (a, b)\n  FROM STDIN WITH (format csv); -- data\n1,it's\n",
        "\\copy t from stdin csv\n1,\"\n",
        "copy t from stdin;",
        "copy t from stdin;\n1\n\\.\n\r\ncopy u from stdin;\r\n2\r\n"
      })
  void sql_dataThatNothingEnds_isRefused(String script) {
    sql.assertRefused("has data behind COPY that nothing ends", script);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "copy t from stdin;\nit's\t\"\n-- END L9 DORA BLOCK\n\\.\nselect 1;\n",
        "copy t from stdin;\r\n/* $$\r\n\\.\r\n\\copy u from stdin\r\n'\r\n\\.\r\n",
        "copy t to stdout;\ncopy t from 'a.csv';\n\\copy t from 'stdin'\n\\copy t from pstdin\n",
        "select copy from stdin; select 1;\n",
        "copy t from stdin;\n\\.\n"
      })
  void sql_dataWithAnEnd_isNoCode(String script) throws Exception {
    sql.assertNoBlock(script);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--- !!set\n? Mark McGwire\n? Sammy Sosa\n",
        "--- !!com.acme.Config\nhost: x\nport: 1\n",
        "!config # c\na: 1\n",
        "a: 1\n--- &x !<tag:acme.com,2000:a>\nb: 1\n",
        "--- # c\n!t &x\n? a\n: b\n"
      })
  void yaml_rootWithATag_isRefused(String document) {
    yaml.assertRefused("has a tag at its root, whose type may not take a block", document);
  }

  @Test
  void yaml_tagElsewhere_isNot() throws Exception {
    yaml.assertNoBlock("!!str a: 1\nb: !t\n  c: 1\n");
    yaml.assertNoBlock("--- !!set\n? a\n--- &x\nb: !t c\n");
  }

  @Test
  void yaml_tabAtItsEnd_isRefused() throws Exception {
    String reason = "ends in a line that begins with a tab, which not all readers take";
    for (String end : new String[] {"\t", "\t\n", " \t\n\n# c\n", "\t# c\n", "\n\t\n  # c"}) {
      yaml.assertRefused(reason, "a: 1\n" + end);
    }
    yaml.assertRefused(reason, "a: |\n  b\n\t\n");
    yaml.assertNoBlock("a: 1\n\t\nb: 2 \t\n");
    yaml.assertNoBlock("a: |\n  b\n  \t\n  c\n");
  }
}
