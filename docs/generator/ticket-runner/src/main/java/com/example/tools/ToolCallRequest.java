package com.example.tools;

import java.util.Map;

/**
 * A call of a tool.
 *
 * @param toolId the tool
 * @param correlationId links the call with its result
 * @param arguments by name
 */
public record ToolCallRequest(String toolId, String correlationId, Map<String, String> arguments) {}
