package com.example.tools;

/**
 * A tool that may be called.
 *
 * @param toolId what calls name it by
 * @param displayName what people see; never used to find a tool
 */
public record ToolBinding(String toolId, String displayName) {}
