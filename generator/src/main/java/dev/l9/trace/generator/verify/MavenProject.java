package dev.l9.trace.generator.verify;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the {@code pom.xml} of a project that exists for a verification only. */
final class MavenProject {

  private final StringWriter out = new StringWriter();
  private final XMLStreamWriter xml;

  private MavenProject() throws XMLStreamException {
    xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
  }

  /**
   * The text of the file.
   *
   * @param id group and artifact, with a colon between
   * @param plugins the versions of plugins of Maven's own, by artifact
   */
  static String text(
      String id,
      String version,
      String packaging,
      List<String> modules,
      Map<String, String> plugins) {
    try {
      MavenProject project = new MavenProject();
      project.write(id.split(":", 2), version, packaging, modules, plugins);
      return project.out.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("text in memory can be written", e);
    }
  }

  private void write(
      String[] id,
      String version,
      String packaging,
      List<String> modules,
      Map<String, String> plugins)
      throws XMLStreamException {
    xml.writeStartElement("project");
    xml.writeDefaultNamespace("http://maven.apache.org/POM/4.0.0");
    element("modelVersion", "4.0.0");
    element("groupId", id[0]);
    element("artifactId", id[1]);
    element("version", version);
    element("packaging", packaging);
    xml.writeStartElement("modules");
    for (String module : modules) {
      element("module", module);
    }
    xml.writeEndElement();
    xml.writeStartElement("build");
    xml.writeStartElement("plugins");
    for (Map.Entry<String, String> plugin : plugins.entrySet()) {
      xml.writeStartElement("plugin");
      element("artifactId", plugin.getKey());
      element("version", plugin.getValue());
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void element(String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
