package dev.l9.trace.contract.report;

import dev.l9.trace.contract.rule.Verdict;
import dev.l9.trace.contract.rule.Violation;
import dev.l9.trace.contract.spec.Contract.Severity;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A verdict as XML in JUnit's form, as Maven Surefire writes and CI servers read it: one test
 * suite, with a test case for each file, so that the number of tests is that of the files and
 * passed tests are compliant files. A test case fails if its file has errors; what doesn't fail it
 * is in its output. Equal verdicts give equal text.
 */
public final class JunitReport {

  private final XMLStreamWriter xml;

  /** The violations by file, those of files that weren't checked too, such as the registry's. */
  private final TreeMap<String, List<Violation>> violations = new TreeMap<>();

  private final TreeMap<String, List<Verdict.Suppressed>> suppressed = new TreeMap<>();

  private JunitReport(Verdict verdict, XMLStreamWriter xml) {
    this.xml = xml;
    verdict.files().forEach(file -> violations.put(file.path(), new ArrayList<>()));
    for (Violation violation : verdict.violations()) {
      violations.computeIfAbsent(violation.path(), path -> new ArrayList<>()).add(violation);
    }
    for (Verdict.Suppressed found : verdict.suppressed()) {
      String path = found.violation().path();
      suppressed.computeIfAbsent(path, key -> new ArrayList<>()).add(found);
      violations.computeIfAbsent(path, key -> new ArrayList<>());
    }
  }

  /** The report. */
  public static String of(Verdict verdict) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      new JunitReport(verdict, xml).write();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("text in memory can be written", e);
    }
    return out.toString();
  }

  private void write() throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "l9 validate");
    xml.writeAttribute("time", "0");
    xml.writeAttribute("tests", Integer.toString(violations.size()));
    xml.writeAttribute("errors", "0");
    xml.writeAttribute("skipped", "0");
    long failed = violations.values().stream().filter(found -> !errors(found).isEmpty()).count();
    xml.writeAttribute("failures", Long.toString(failed));
    for (String path : violations.keySet()) {
      xml.writeCharacters("\n");
      testcase(path);
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
    xml.writeCharacters("\n");
    xml.writeEndDocument();
  }

  private static List<Violation> errors(List<Violation> found) {
    return found.stream().filter(one -> one.severity() == Severity.ERROR).toList();
  }

  private void testcase(String path) throws XMLStreamException {
    List<Violation> found = violations.getOrDefault(path, List.of());
    List<Violation> errors = errors(found);
    String output = output(found, suppressed.getOrDefault(path, List.of()));
    if (errors.isEmpty() && output.isEmpty()) {
      xml.writeEmptyElement("testcase");
      nameAttributes(path);
      return;
    }
    xml.writeStartElement("testcase");
    nameAttributes(path);
    if (!errors.isEmpty()) {
      failure(errors);
    }
    if (!output.isEmpty()) {
      xml.writeStartElement("system-out");
      xml.writeCharacters(output);
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  /** Readers count each such element as a failed test, so that there is one for all errors. */
  private void failure(List<Violation> errors) throws XMLStreamException {
    Violation first = errors.get(0);
    String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
    xml.writeStartElement("failure");
    xml.writeAttribute("message", VisibleText.line(first.message()) + more);
    xml.writeAttribute("type", first.rule().id());
    xml.writeCharacters(errors.stream().map(JunitReport::text).collect(Collectors.joining("\n")));
    xml.writeEndElement();
  }

  private void nameAttributes(String path) throws XMLStreamException {
    int slash = path.lastIndexOf('/');
    String folder = slash < 0 ? "." : path.substring(0, slash);
    xml.writeAttribute("name", VisibleText.line(path.substring(slash + 1)));
    xml.writeAttribute("classname", VisibleText.line(folder));
    xml.writeAttribute("time", "0");
  }

  private static String text(Violation violation) {
    String text =
        violation.path()
            + ":"
            + violation.line()
            + ":"
            + violation.column()
            + ": "
            + violation.rule().id()
            + ": "
            + violation.message();
    return VisibleText.lines(
        violation.remedy().isEmpty() ? text : text + "\n" + violation.remedy());
  }

  private static String output(List<Violation> found, List<Verdict.Suppressed> suppressed) {
    StringBuilder output = new StringBuilder();
    for (Violation violation : found) {
      if (violation.severity() != Severity.ERROR) {
        String severity = violation.severity().name().toLowerCase(Locale.ROOT);
        output.append(severity).append(": ").append(text(violation)).append('\n');
      }
    }
    for (Verdict.Suppressed one : suppressed) {
      output.append("suppressed: ").append(text(one.violation())).append('\n');
      output.append("because: ").append(VisibleText.lines(one.reason())).append('\n');
    }
    return output.toString();
  }
}
