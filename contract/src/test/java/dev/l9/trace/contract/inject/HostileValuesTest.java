package dev.l9.trace.contract.inject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.util.JavacTask;
import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.contract.GovernedFolder;
import dev.l9.trace.contract.meta.MetaFile;
import dev.l9.trace.contract.meta.MetaWriter;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.section.SectionFormat;
import dev.l9.trace.section.format.SectionFormats;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.xml.sax.InputSource;

/** Values that try to end a comment, a file or a reader's patience. */
class HostileValuesTest {

  private static final String HOSTILE =
      "*/ --> ''' \"\"\" </script> ]]> \\u002a\\u002f {{1}} ${1} <% 1 %> #set(a) # // -- ; `a` \\ \" '"
          + " \u202e\u2066 \u0000\u001b[31m\u0007 \r\n \u2028 \ud83d\ude00 \u00e4 ============ END DORA BLOCK"
          + "\n// END DORA BLOCK\n# END FOOTER METADATA\n---\n...\n+++\nl9-allow presence: x";

  private static final List<String> FILES =
      List.of(
          "A.java|class A { String s = \"a\"; }\n",
          "a.py|s = 'a'\n",
          "a.yaml|a: 1\n",
          "a.json|{\"a\": 1}\n",
          "a.md|# A\n",
          "b.md|+++\na = 1\n+++\n\n# A\n",
          "a.xml|<a>x</a>\n",
          "a.html|<!DOCTYPE html>\n<p>a</p>\n",
          "a.sql|select 1;\n",
          "a.sh|#!/bin/sh\necho a\n",
          "a.rb|puts 1\n",
          "a.js|let a = 1;\n",
          "a.properties|a=1\n",
          "a.toml|a = 1\n",
          "a.kt|class A\n",
          "a.c|int a;\n");

  @TempDir private Path folder;

  @Test
  void values_areReadBack_andNothingElseChanges() throws Exception {
    GovernedFolder project = GovernedFolder.in(folder);
    List<String> paths = new ArrayList<>();
    for (String file : FILES) {
      String path = file.substring(0, file.indexOf('|'));
      paths.add(path);
      project.write(path, file.substring(file.indexOf('|') + 1));
    }
    String longText = "x".repeat(100_000);
    MetadataSpec spec =
        project.spec(
            "metadata:\n  purpose: "
                + quoted(HOSTILE)
                + "\n  component_name: "
                + quoted(longText)
                + "\n  execution_mode: "
                + quoted(HOSTILE)
                + "\n  owner: ["
                + quoted(HOSTILE)
                + "]\n");
    List<Planned> plan =
        new Injection(project.project(), spec, GovernedFolder.NOW).plan(paths).plan();
    for (Planned planned : plan) {
      assertEquals(List.of(), planned.failures(), planned.path());
      assertKept(planned, longText);
    }
    compiles(text(plan, "A.java"));
    assertEquals("1", String.valueOf(((java.util.Map<?, ?>) yaml(text(plan, "a.yaml"))).get("a")));
    yaml(text(plan, "a.json"));
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text(plan, "a.xml"))));
  }

  private static String quoted(String text) {
    return new String(
        JsonBytes.plain().value(new dev.l9.trace.model.CapturedValue.Text(text)).toArray(), UTF_8);
  }

  private static void assertKept(Planned planned, String longText) throws Exception {
    SectionFormat format = SectionFormats.of(planned.path()).orElseThrow();
    MetaFile file = MetaFile.parse(format, planned.after());
    assertEquals(HOSTILE, file.header().data().text("purpose"), planned.path());
    assertEquals(longText, file.header().data().text("component_name"), planned.path());
    assertEquals(HOSTILE, file.footer().data().text("execution_mode"), planned.path());
    byte[] code = BlockFormats.of(planned.path()).orElseThrow().withoutBlock(planned.after());
    assertArrayEquals(planned.before(), MetaWriter.without(format, code), planned.path());
    String text = new String(planned.after(), UTF_8);
    assertTrue(text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 127)), planned.path());
    for (String sign : List.of("${1}", "<% 1", "{{1}}", "</script>", "#set(")) {
      assertFalse(text.contains(sign), planned.path() + sign);
    }
    assertFalse(file.outsideOfSections().contains("l9-allow"), planned.path());
  }

  private static String text(List<Planned> plan, String path) {
    return plan.stream()
        .filter(file -> file.path().equals(path))
        .map(file -> new String(file.after(), UTF_8))
        .findFirst()
        .orElseThrow();
  }

  private static Object yaml(String text) {
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(10_000_000).build();
    return new Load(settings).loadFromString(text);
  }

  private static void compiles(String source) throws Exception {
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///A.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoresErrors) {
            return source;
          }
        };
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, said, List.of("-proc:none"), null, List.of(file));
    List<String> types = new ArrayList<>();
    task.parse().forEach(unit -> unit.getTypeDecls().forEach(t -> types.add(t.toString())));
    assertEquals(List.of(), said.getDiagnostics());
    assertEquals(1, types.size());
  }

  @Test
  void documentation_thatIsHostile_isText() throws Exception {
    GovernedFolder project =
        GovernedFolder.in(
            folder.resolve("doc"),
            GovernedFolder.CONTRACT.replace("    purpose: Keeps orders.\n", ""));
    String code = "/** Ends --> here {{x}} \u202e for long. */\nclass A {}\n";
    project.write("A.java", code).write("A*.py", "'''Doc.'''\n");
    List<Planned> plan =
        new Injection(project.project(), MetadataSpec.NONE, GovernedFolder.NOW)
            .plan(List.of("A.java", "A*.py"))
            .plan();
    assertEquals(
        List.of("DORA field purpose has placeholder/empty value: "),
        plan.get(0).failures().stream().map(f -> f.replaceFirst("(value: ).*", "$1")).toList());
    assertEquals(List.of(), plan.get(1).failures());
  }
}
