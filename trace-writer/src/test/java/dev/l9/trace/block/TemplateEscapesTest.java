package dev.l9.trace.block;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.l9.trace.json.TemplateEscapes;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.model.DoraTraceBlock.Metrics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No template engine finds anything to execute in a block. */
class TemplateEscapesTest {

  /** What one engine or another executes, or replaces. */
  private static final List<String> TEMPLATES =
      List.of(
          "#set($x = 6 * 7) $x #evil ## gone #* gone *# #[[raw]]#",
          "$!x $!{x} ${7*7} $x.class $(cmd) $VAR $1 $$",
          "[[${9*9}]] [(${T(java.lang.Runtime)})] [[1]] #{x} *{x} @{x} ~{x} %{x}",
          "{{ secret }} {{{x}}} {% user %} {# gone #} {x.y} {$x} {include a} {@html x}",
          "<%= 1 %> <%@ page %> <#assign x=1> <@m/> </#if> <?php phpinfo() ?>",
          "<c:out value=\"x\"/> <jsp:include/> <esi:include src='x'/> <!--#exec cmd -->",
          "&name; &&name &x",
          "@env.SECRET@ @x @@");

  private static final Pattern OPENING =
      Pattern.compile(
          "\\{\\{|\\{%|\\{#|[$#*@~%]\\{|\\$|&\\w|#\\w|##|\\[\\[|\\[\\(|<[%#@/?!]|<\\w+[ :]");

  private static final String[] TYPES =
      "java kt js go cpp py yaml json md properties toml sh rb sql xml html".split(" ");

  @Test
  void openingCharacters_areEscapes() {
    assertEquals(
        "{\"\\u0024\\u007bk}\": [ [1], [\"\\u005b[x]]\", \"a [1]\"], {\"@type\": \"a@b.c\"}]}",
        TemplateEscapes.escape(
            "{\"${k}\": [[1], [\"[[x]]\", \"a [1]\"], {\"@type\": \"a@b.c\"}]}"));
    assertEquals(
        "[\"\\u003c% <init> List<String> \\u003cc:x> a \\u003c b\", \"@x\\u0040 \\u0020\\u0020\\\\u0024\"]",
        TemplateEscapes.escape("[\"<% <init> List<String> <c:x> a < b\", \"@x@   \\\\u0024\"]"));
  }

  @Test
  void block_hasNothingToExecute_inFilesOfAllTypes() throws Exception {
    for (String type : TYPES) {
      String code = type.equals("json") ? "{\"a\": 1}" : type.matches("x?h?t?ml") ? "<a/>" : "";
      code = type.equals("yaml") ? "a: 1\n" : code;
      BlockFormat format = BlockFormats.of("a." + type).orElseThrow();
      for (String template : TEMPLATES) {
        DoraTraceBlock block = block(template);
        byte[] written = format.withBlock(code.getBytes(UTF_8), block, BlockStyle.FULL);
        assertEquals(Optional.of(block), format.read(written), type);
        String text = new String(format.text(written).orElseThrow(), UTF_8);
        String facts =
            text.replaceAll("(?m)^(# fmt: off|<!--.*|(//|#|--) .*(@format|noqa).*)$", "");
        facts = facts.replaceAll("(?m)^ *# ", "").replace("@type", "");
        assertFalse(OPENING.matcher(facts).find(), () -> type + ": " + text);
      }
    }
  }

  /** The text as everything that a block takes from the program. */
  private static DoraTraceBlock block(String text) {
    CapturedValue value = new CapturedValue.Text(text);
    CapturedValue nested = new CapturedValue.Items(List.of(value));
    return new DoraTraceBlock(
        "",
        text,
        "",
        List.of(text),
        DoraTraceBlock.EMPTY.graph(),
        Map.of(text, new CapturedValue.Items(List.of(nested, nested))),
        Map.of("result", new CapturedValue.Fields(Map.of(text, value))),
        new Metrics("", List.of(text), "", null));
  }
}
