package dev.l9.trace.contract.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.contract.gate.HookScript.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookScriptTest {

  private static final String LINES = "check || exit 1\n";
  private static final String PUT =
      "# >>> l9 contract install: l9 contract uninstall takes these lines away, unless they were"
          + " changed (8aa834f52e5e0e91) >>>\ncheck || exit 1\n# <<< l9 contract install <<<\n";

  @Test
  void lines_standBelowTheFirstComments() {
    HookScript hook = new HookScript("#!/bin/sh\n# Ours.\n#\n\nmake check\nexit 0\n");
    assertEquals(
        "#!/bin/sh\n# Ours.\n#\n" + PUT + "\nmake check\nexit 0\n", hook.with(LINES).text());
  }

  @Test
  void hookOfOurOwn_isKnownAsSuch() {
    HookScript own = HookScript.own(LINES);
    assertEquals(
        "#!/bin/sh\n# l9 contract install made this hook, which git runs before each commit.\n"
            + PUT,
        own.text());
    assertTrue(own.isOwn());
    assertFalse(new HookScript("#!/bin/sh\n").with(LINES).isOwn());
    assertFalse(new HookScript(own.text() + "make\n").isOwn());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "make check",
        "#!/bin/sh",
        "#!/bin/sh\n",
        "#!/bin/sh\n# comment",
        "#!/bin/sh\n# comment\n\n\nmake\n",
        "#!/bin/sh\nexec make check",
        "#!/bin/bash\r\n# comment\r\nmake\r\n",
        "#!/bin/sh\nprintf 'a\u00ff\u0080'\n",
        "# only a comment"
      })
  void takingLinesAway_givesTheBytesBack(String text) {
    HookScript with = new HookScript(text).with(LINES);
    assertEquals(Part.OURS, with.part());
    assertEquals(text, with.without().text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"#!/bin/sh\n# comment", "#!/bin/sh\nmake\n", ""})
  void linesThatAreThere_areReplacedInPlace(String text) {
    HookScript hook = new HookScript(text);
    HookScript again = hook.with("an earlier one\n").with(LINES);
    assertEquals(hook.with(LINES), again);
    assertEquals(again, again.with(LINES));
  }

  @Test
  void whatTheUserAddsLater_stays() {
    String text = new HookScript("#!/bin/sh\nmake\n").with(LINES).text();
    HookScript edited = new HookScript(text.replace("#!/bin/sh", "#!/bin/bash") + "more\n");
    assertEquals(Part.OURS, edited.part());
    assertEquals("#!/bin/bash\nmake\nmore\n", edited.without().text());
  }

  @Test
  void linesWithOtherLineEnds_areStillOurs() {
    String text = new HookScript("#!/bin/sh\nmake\n").with(LINES).text();
    HookScript converted = new HookScript(text.replace("\n", "\r\n"));
    assertEquals(Part.OURS, converted.part());
    assertEquals("#!/bin/sh\r\nmake\r\n", converted.without().text());
  }

  @Test
  void changedLines_areToldFromOurs() {
    String text = new HookScript("#!/bin/sh\nmake\n").with(LINES).text();
    assertEquals(Part.NONE, new HookScript("#!/bin/sh\nmake\n").part());
    assertEquals(Part.CHANGED, new HookScript(text.replace("exit 1", "exit 0")).part());
    assertEquals(Part.CHANGED, new HookScript(text.replace("# <<< l9", "# l9")).part());
    assertEquals(Part.CHANGED, new HookScript(text.replace(") >>>", ")")).part());
    assertEquals(Part.CHANGED, new HookScript(text + text).part());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#!/bin/sh\n",
        "#! /bin/sh -eu\n",
        "#!/bin/bash\n",
        "#!/usr/bin/env bash\n",
        "#!/usr/bin/env -S LANG=C bash -e\n",
        "#!/bin/busybox sh\n",
        "#!/usr/bin/zsh\n",
        "#!C:/Program/sh.exe\r\n",
        "make check\n",
        ""
      })
  void shellScripts_areKnown(String text) {
    assertTrue(new HookScript(text).isShell());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#!/usr/bin/env python3\nprint()\n",
        "#!/usr/bin/python\n",
        "#!/usr/bin/env -S node --no-warnings\n",
        "#!/usr/bin/fish\n",
        "#!/bin/csh\n",
        "#!/bin/busybox\n",
        "#!\n",
        "#!/bin/sh\n'''exec' /usr/bin/python3 \"$0\" \"$@\"\n' '''\nimport sys\n",
        "#!/bin/sh\n# \\\nexec tclsh \"$0\" \"$@\"\n",
        "\u007fELF\0\0"
      })
  void everythingElse_isLeftAlone(String text) {
    assertFalse(new HookScript(text).isShell());
  }
}
