package com.example.tools;

/** The tools that are registered. */
public interface ToolRegistry {

  /** Calls the tool of this id. */
  ToolCallResult dispatch(ToolCallRequest request);
}
