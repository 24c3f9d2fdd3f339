package dev.l9.trace.mcp.tool;

import dev.l9.trace.mcp.project.Project;
import java.util.List;

/** All tools, in the order in which they are mostly needed. */
public final class ToolCatalog {

  private ToolCatalog() {}

  /** The tools of a project. */
  public static List<Tool> of(Project project) {
    return List.of(
        new WhatRanTool(project),
        new FindTool(project),
        new ShowTraceTool(project),
        new ChangedTool(project),
        new WhyNotTracedTool(project),
        new ReplayTestTool(project));
  }
}
