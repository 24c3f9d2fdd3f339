package dev.l9.trace.tools.agents;

import java.util.List;
import java.util.Locale;

/** The clients whose files in a project are known. */
public enum AgentClient {
  /** Claude Code, and others that read the same file. */
  CLAUDE(".mcp.json", "mcpServers", false, ""),
  /** Cursor. */
  CURSOR(".cursor/mcp.json", "mcpServers", false, "${workspaceFolder}"),
  /** Visual Studio Code. */
  VSCODE(".vscode/mcp.json", "servers", true, "${workspaceFolder}"),
  /** Gemini CLI. */
  GEMINI(".gemini/settings.json", "mcpServers", false, "");

  private final String file;
  private final String key;
  private final boolean namesType;
  private final String root;

  /**
   * @param file its file in the project
   * @param key the key under which the file has its servers
   * @param namesType whether an entry says how the server is talked to
   * @param root what it calls the project's folder, if it may start the server elsewhere
   */
  AgentClient(String file, String key, boolean namesType, String root) {
    this.file = file;
    this.key = key;
    this.namesType = namesType;
    this.root = root;
  }

  /** The name by which users choose it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its file, below the project's folder. */
  public String file() {
    return file;
  }

  String key() {
    return key;
  }

  boolean namesType() {
    return namesType;
  }

  /** The words that follow the command. */
  List<String> arguments() {
    return root.isEmpty() ? List.of("mcp") : List.of("mcp", "--root", root);
  }
}
