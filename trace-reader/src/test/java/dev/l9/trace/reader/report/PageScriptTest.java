package dev.l9.trace.reader.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PageScriptTest {

  @Test
  void script_hasEachModuleOnceAfterThoseItImports() {
    Map<String, String> modules =
        Map.of(
            "main", "import { b } from \"./b.mjs\";\nimport { c } from \"./c.mjs\";\nb(c);",
            "b", "import { c } from \"./c.mjs\";\nexport function b(x) {\n  return c + x;\n}",
            "c", "export const c = 1;");
    assertEquals(
        """
        (() => {
        "use strict";
        const modules = {};
        modules["c"] = (() => {
        const c = 1;
        return { c };
        })();
        modules["b"] = (() => {
        const { c } = modules["c"];
        function b(x) {
          return c + x;
        }
        return { b };
        })();
        modules["main"] = (() => {
        const { b } = modules["b"];
        const { c } = modules["c"];
        b(c);
        return {  };
        })();
        })();
        """,
        PageScript.of("main", modules::get));
  }

  @Test
  void formsThatArentUnderstood_areRefused() {
    for (String line :
        new String[] {
          "import x from \"./x.mjs\";",
          "import { a as b } from \"./x.mjs\";",
          "export default 1;",
          "export { a };",
          "const html = \"</script>\";"
        }) {
      String message =
          assertThrows(
                  IllegalArgumentException.class,
                  () -> PageScript.of("m", name -> name.equals("m") ? line : ""))
              .getMessage();
      assertTrue(message.startsWith("m.mjs has a line that isn't understood: "), message);
    }
  }

  @Test
  void modulesThatImportEachOther_areRefused() {
    Map<String, String> modules =
        Map.of(
            "a", "import { b } from \"./b.mjs\";\nexport const a = 1;",
            "b", "import { a } from \"./a.mjs\";\nexport const b = 1;");
    assertThrows(IllegalArgumentException.class, () -> PageScript.of("a", modules::get));
  }
}
