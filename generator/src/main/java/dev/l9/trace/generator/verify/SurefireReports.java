package dev.l9.trace.generator.verify;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Reads the reports that Maven Surefire writes, {@code TEST-*.xml}. */
final class SurefireReports {

  private static final Pattern REPORT = Pattern.compile("TEST-.*\\.xml");

  /** What stands behind the name of a method: parameters, and the number of a repetition. */
  private static final Pattern REPETITION = Pattern.compile("[({\\[ ].*", Pattern.DOTALL);

  private final Map<String, TestOutcome> outcomes = new TreeMap<>();
  private final List<String> unreadable = new ArrayList<>();
  private List<String> classPath = List.of();

  private SurefireReports() {}

  /** Reads all reports below a folder. */
  static TestRun read(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return TestRun.NONE;
    }
    SurefireReports reports = new SurefireReports();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(SurefireReports::isReport).sorted().toList()) {
        reports.add(file);
      }
    }
    return new TestRun(reports.outcomes, reports.classPath, reports.unreadable);
  }

  private static boolean isReport(Path file) {
    Path name = file.getFileName();
    Path in = file.getParent();
    return name != null
        && in != null
        && in.endsWith("surefire-reports")
        && REPORT.matcher(name.toString()).matches();
  }

  private void add(Path file) {
    Element suite;
    try {
      suite = SecureXml.root(file);
    } catch (IOException e) {
      unreadable.add(file.getFileName() + "");
      return;
    }
    NodeList cases = suite.getElementsByTagName("testcase");
    for (int i = 0; i < cases.getLength(); i++) {
      add((Element) cases.item(i));
    }
    NodeList properties = suite.getElementsByTagName("property");
    for (int i = 0; i < properties.getLength(); i++) {
      Element property = (Element) properties.item(i);
      if (property.getAttribute("name").equals("surefire.test.class.path")) {
        classPath = List.of(property.getAttribute("value").split(File.pathSeparator, -1));
      }
    }
  }

  private void add(Element test) {
    String name = REPETITION.matcher(test.getAttribute("name")).replaceFirst("");
    if (!name.isEmpty()) {
      String key = test.getAttribute("classname") + "#" + name;
      outcomes.merge(key, outcome(test), (a, b) -> a.compareTo(b) > 0 ? a : b);
    }
  }

  /** A test that passes only when it is repeated has failed. */
  private static TestOutcome outcome(Element test) {
    TestOutcome outcome = TestOutcome.PASSED;
    for (Node child = test.getFirstChild(); child != null; child = child.getNextSibling()) {
      switch (child.getNodeName()) {
        case "failure", "error", "rerunFailure", "rerunError", "flakyFailure", "flakyError" -> {
          return TestOutcome.FAILED;
        }
        case "skipped" -> outcome = TestOutcome.SKIPPED;
        default -> {}
      }
    }
    return outcome;
  }
}
