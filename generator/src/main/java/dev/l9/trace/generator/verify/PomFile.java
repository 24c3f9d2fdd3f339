package dev.l9.trace.generator.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What a {@code pom.xml} says by itself. Its parents and profiles aren't looked at.
 *
 * @param id its group and artifact
 * @param parent those of its parent
 * @param modules the folders of its modules, as it has them
 * @param dependencies the versions, by group and artifact
 * @param plugins the versions of the plugins that it names, by group and artifact
 */
record PomFile(
    String id,
    Optional<String> parent,
    List<String> modules,
    Map<String, String> dependencies,
    Map<String, String> plugins) {

  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");
  private static final String OF_PLUGINS = "org.apache.maven.plugins";

  /**
   * Reads a file.
   *
   * @throws IOException where it can't be read, or isn't XML
   */
  static PomFile read(Path file) throws IOException {
    return new Reader(SecureXml.root(file)).read();
  }

  private static final class Reader {
    private final Element project;
    private final Map<String, String> properties = new HashMap<>();

    Reader(Element project) {
      this.project = project;
      for (Element property : children(child(project, "properties"))) {
        properties.put(property.getTagName(), property.getTextContent().strip());
      }
      properties.put("project.version", text(project, "version"));
    }

    PomFile read() {
      Element parent = child(project, "parent");
      String group = text(project, "groupId");
      String inherited = text(parent, "groupId");
      String id = (group.isEmpty() ? inherited : group) + ":" + text(project, "artifactId");
      List<String> modules =
          children(child(project, "modules")).stream()
              .map(module -> module.getTextContent().strip())
              .toList();
      Map<String, String> plugins = new HashMap<>();
      Element build = child(project, "build");
      addVersions(plugins, child(child(build, "pluginManagement"), "plugins"), OF_PLUGINS);
      addVersions(plugins, child(build, "plugins"), OF_PLUGINS);
      Map<String, String> dependencies = new HashMap<>();
      addVersions(dependencies, child(project, "dependencies"), "");
      return new PomFile(id, idOf(parent), modules, dependencies, plugins);
    }

    private Optional<String> idOf(@Nullable Element parent) {
      return parent == null
          ? Optional.empty()
          : Optional.of(text(parent, "groupId") + ":" + text(parent, "artifactId"));
    }

    private void addVersions(
        Map<String, String> versions, @Nullable Element list, String defaultGroup) {
      for (Element one : children(list)) {
        String group = text(one, "groupId");
        String id = (group.isEmpty() ? defaultGroup : group) + ":" + text(one, "artifactId");
        String version = text(one, "version");
        if (!version.isEmpty() || !versions.containsKey(id)) {
          versions.put(id, version);
        }
      }
    }

    /** The text of an element in another; a property of this file is put in. */
    private String text(@Nullable Element in, String name) {
      Element found = child(in, name);
      if (found == null) {
        return "";
      }
      Matcher property = PROPERTY.matcher(found.getTextContent().strip());
      return property.replaceAll(
          one -> Matcher.quoteReplacement(properties.getOrDefault(one.group(1), one.group())));
    }

    private static @Nullable Element child(@Nullable Element in, String name) {
      for (Element one : children(in)) {
        if (one.getTagName().equals(name)) {
          return one;
        }
      }
      return null;
    }

    private static List<Element> children(@Nullable Element in) {
      List<Element> found = new ArrayList<>();
      for (Node node = in == null ? null : in.getFirstChild();
          node != null;
          node = node.getNextSibling()) {
        if (node instanceof Element element) {
          found.add(element);
        }
      }
      return found;
    }
  }
}
