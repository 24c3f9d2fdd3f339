package dev.l9.trace.tools.agents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.tools.ToolFailure;
import dev.l9.trace.tools.agents.AgentsSetup.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentsSetupTest {

  @TempDir private Path folder;

  private static final List<String> COMMAND = List.of("/opt/l9/bin/l9");

  private List<String> install() throws IOException {
    AgentsSetup setup = AgentsSetup.of(folder);
    return words(setup.install(setup.clients(), COMMAND, true));
  }

  private static List<String> words(List<AgentsSetup.Change> changes) {
    return changes.stream().map(each -> each.file() + " " + each.outcome()).toList();
  }

  @Test
  void aProjectWithoutFiles_getsTwo_andLosesThem() throws IOException {
    assertEquals(List.of(".mcp.json CREATED", "AGENTS.md CREATED"), install());
    assertEquals(
        """
        {
          "mcpServers": {
            "l9": {"command": "/opt/l9/bin/l9", "args": ["mcp"]}
          }
        }
        """,
        Files.readString(folder.resolve(".mcp.json")));
    assertTrue(Files.readString(folder.resolve("AGENTS.md")).contains("`what_ran`"));
    assertEquals(
        List.of(".mcp.json DELETED", "AGENTS.md DELETED"),
        words(AgentsSetup.of(folder).uninstall(true)));
    assertFalse(Files.exists(folder.resolve(".mcp.json")));
    assertFalse(Files.exists(folder.resolve("AGENTS.md")));
    assertEquals(List.of(), AgentsSetup.of(folder).uninstall(true));
  }

  @Test
  void aSecondTime_changesNothing() throws IOException {
    install();
    assertEquals(List.of(".mcp.json UNCHANGED", "AGENTS.md UNCHANGED"), install());
  }

  @Test
  void clientsWhoseFoldersAreThere_getEntriesOfTheirOwn() throws IOException {
    Files.createDirectory(folder.resolve(".vscode"));
    Files.createDirectory(folder.resolve(".cursor"));
    install();
    assertEquals(
        """
        {
          "servers": {
            "l9": {"type": "stdio", "command": "/opt/l9/bin/l9", "args": ["mcp", "--root", "${workspaceFolder}"]}
          }
        }
        """,
        Files.readString(folder.resolve(".vscode/mcp.json")));
    assertTrue(Files.exists(folder.resolve(".cursor/mcp.json")));
    assertFalse(Files.exists(folder.resolve(".gemini/settings.json")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{}\n",
        "{ }",
        "{\n}\n",
        "{\"mcpServers\": {}}",
        "{\"mcpServers\": { }, \"a\": 1}",
        "{\n  \"mcpServers\": {\n    \"other\": {\"command\": \"x\"}\n  }\n}\n",
        "{\"mcpServers\":{\"other\":{\"command\":\"x\",\"args\":[]}}}",
        "{\"a\": [1, {\"mcpServers\": {\"l9\": 1}}]}",
        "{\r\n\t\"b\": \"ä€😀\", // a remark\r\n\t\"mcpServers\": {\r\n\t\t\"o\": {},\r\n\t},\r\n}",
        "{\"mcpServers\": {\"other\": {\"l9\": true}}, \"l9\": 2}"
      })
  void aFileWithOtherEntries_isAsItWas_whenOursIsTakenOut(String before) throws IOException {
    Path file = Files.writeString(folder.resolve(".mcp.json"), before);
    install();
    String with = Files.readString(file);
    assertTrue(
        with.contains("\"l9\": {\"command\": \"/opt/l9/bin/l9\", \"args\": [\"mcp\"]}"), with);
    assertTrue(JsonObjects.find(with.getBytes(UTF_8), "mcpServers", "l9", "").hasEntry(), with);
    AgentsSetup.of(folder).uninstall(true);
    assertArrayEquals(before.getBytes(UTF_8), Files.readAllBytes(file));
  }

  @Test
  void anEntryOfAnotherPlace_isReplaced_andTheRestStays() throws IOException {
    String before =
        "{\"mcpServers\": {\"a\": 1, \"l9\" : {\"command\": \"old\", \"env\": {\"x\": [\"y\"]}} , \"b\": 2}}";
    Path file = Files.writeString(folder.resolve(".mcp.json"), before);
    install();
    assertEquals(
        "{\"mcpServers\": {\"a\": 1, \"l9\": {\"command\": \"/opt/l9/bin/l9\", \"args\": [\"mcp\"]}"
            + " , \"b\": 2}}",
        Files.readString(file));
    AgentsSetup.of(folder).uninstall(true);
    assertEquals("{\"mcpServers\": {\"a\": 1,  \"b\": 2}}", Files.readString(file));
    Files.writeString(file, "{\"mcpServers\": {\"a\": 1, \"l9\": {}}}");
    AgentsSetup.of(folder).uninstall(true);
    assertEquals("{\"mcpServers\": {\"a\": 1}}", Files.readString(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{", "{\"mcpServers\": []}", "no JSON", "{} {", "{\"a\": 1} x"})
  void aFileThatIsNoObject_isRefused_andNothingIsWritten(String before) throws IOException {
    Path file = Files.writeString(folder.resolve(".mcp.json"), before);
    assertThrows(ToolFailure.class, this::install);
    assertEquals(before, Files.readString(file));
    assertFalse(Files.exists(folder.resolve("AGENTS.md")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"# Rules\n\nBe kind.\n", "# Rules", "# Rules\r\n", "ä\n\n"})
  void theGuide_getsASection_andLosesIt(String before) throws IOException {
    Path file = Files.writeString(folder.resolve("AGENTS.md"), before);
    assertEquals(List.of(".mcp.json CREATED", "AGENTS.md CHANGED"), install());
    assertTrue(Files.readString(file).startsWith(before));
    AgentsSetup.of(folder).uninstall(true);
    assertArrayEquals(before.getBytes(UTF_8), Files.readAllBytes(file));
  }

  @Test
  void whatIsOnlyShown_isNotWritten() throws IOException {
    AgentsSetup setup = AgentsSetup.of(folder);
    List<AgentsSetup.Change> changes = setup.install(setup.clients(), COMMAND, false);
    assertEquals(
        List.of(Outcome.CREATED, Outcome.CREATED),
        changes.stream().map(AgentsSetup.Change::outcome).toList());
    assertTrue(changes.get(0).after().contains("\"l9\""));
    try (var files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
    install();
    setup.uninstall(false);
    assertTrue(Files.exists(folder.resolve(".mcp.json")));
  }
}
