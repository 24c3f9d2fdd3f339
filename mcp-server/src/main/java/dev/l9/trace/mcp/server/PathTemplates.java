package dev.l9.trace.mcp.server;

import io.modelcontextprotocol.util.McpUriTemplateManager;
import java.util.List;
import java.util.Map;

/**
 * Matches addresses by what stands before the one variable, whose value may have slashes in it, as
 * paths have.
 */
record PathTemplates(String template) implements McpUriTemplateManager {

  private int variable() {
    int at = template.indexOf('{');
    return at < 0 ? template.length() : at;
  }

  @Override
  public List<String> getVariableNames() {
    return isUriTemplate(template)
        ? List.of(template.substring(variable() + 1, template.length() - 1))
        : List.of();
  }

  @Override
  public Map<String, String> extractVariableValues(String uri) {
    return matches(uri) && isUriTemplate(template)
        ? Map.of(getVariableNames().get(0), uri.substring(variable()))
        : Map.of();
  }

  @Override
  public boolean matches(String uri) {
    return isUriTemplate(template)
        ? uri.startsWith(template.substring(0, variable())) && uri.length() > variable()
        : uri.equals(template);
  }

  @Override
  public boolean isUriTemplate(String uri) {
    return uri.endsWith("}");
  }
}
