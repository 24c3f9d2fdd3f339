package com.example.tools;

/**
 * What a tool gave.
 *
 * @param toolId the tool that was called
 * @param correlationId that of the call
 * @param output what it gave
 */
public record ToolCallResult(String toolId, String correlationId, String output) {}
