package dev.l9.trace.mcp.tool;

import dev.l9.trace.mcp.project.Project;
import java.util.ArrayList;
import java.util.List;

/** All tools, in the order in which they are mostly needed. */
public final class ToolCatalog {

  private ToolCatalog() {}

  /** The tools of a project; {@code recall} is one of them where there is a memory. */
  public static List<Tool> of(Project project) {
    List<Tool> tools =
        new ArrayList<>(
            List.of(
                new WhatRanTool(project),
                new FindTool(project),
                new ShowTraceTool(project),
                new ChangedTool(project),
                new WhyNotTracedTool(project),
                new ReplayTestTool(project)));
    project.memory().map(RecallTool::new).ifPresent(tools::add);
    return List.copyOf(tools);
  }
}
