package dev.l9.trace.contract.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.contract.rule.Verdict;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;

class JunitReportTest {

  private static Schema schema;

  @TempDir private Path folder;

  @BeforeAll
  static void readSchema() throws SAXException {
    schema =
        factory()
            .newSchema(
                new StreamSource(
                    Objects.requireNonNull(
                        JunitReportTest.class.getResourceAsStream("junit-report.xsd"))));
  }

  private static SchemaFactory factory() throws SAXException {
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    return factory;
  }

  private static String valid(String report) throws SAXException, IOException {
    Validator validator = schema.newValidator();
    validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    validator.validate(new StreamSource(new StringReader(report)));
    return report;
  }

  /** What Maven's reports make of it. */
  private List<ReportTestCase> read(Verdict verdict) throws Exception {
    Path file = folder.resolve("TEST-l9.xml");
    Files.writeString(file, valid(JunitReport.of(verdict)));
    try (InputStreamReader in =
        new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
      return new TestSuiteXmlParser(new NullConsoleLogger())
          .parse(in).stream().flatMap(suite -> suite.getTestCases().stream()).toList();
    }
  }

  @Test
  void report_isATestSuite_withATestCaseForEachFile() throws Exception {
    assertEquals(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuite name="l9 validate" time="0" tests="3" errors="0" skipped="0" failures="1">
        <testcase name="a.py" classname="." time="0"/>
        <testcase name="b c.py" classname="src" time="0"><failure message="no domain" \
        type="field-coverage">src/b c.py:4:1: field-coverage: no domain
        do this</failure><system-out>warning: src/b c.py:3:1: consistency: odd layer
        do this
        </system-out></testcase>
        <testcase name="d.md" classname="src" time="0"><system-out>suppressed: src/d.md:1:1: \
        presence: no header
        do this
        because: made by others
        </system-out></testcase>
        </testsuite>
        """,
        valid(JunitReport.of(Verdicts.usual())));
  }

  @Test
  void schema_refusesWhatIsNoReport() {
    assertThrows(SAXException.class, () -> valid("<testsuite name=\"x\"><test/></testsuite>"));
  }

  @Test
  void report_isReadByMaven() throws Exception {
    List<ReportTestCase> cases = read(Verdicts.usual());
    assertEquals(
        List.of("a.py", "b c.py", "d.md"), cases.stream().map(ReportTestCase::getName).toList());
    assertEquals(
        List.of(false, true, false), cases.stream().map(ReportTestCase::hasFailure).toList());
    assertEquals("no domain", cases.get(1).getFailureMessage());
  }

  @Test
  void fileWithSeveralErrors_isOneFailedTest() throws Exception {
    List<ReportTestCase> cases = read(Verdicts.many(6));
    assertEquals(1, cases.size());
    assertEquals("no f1 (and 2 more)", cases.get(0).getFailureMessage());
    assertTrue(
        cases.get(0).getFailureDetail().contains("\na.py:4:1: field-coverage: no f3\n"),
        cases.get(0)::getFailureDetail);
  }

  @Test
  void textOfOthers_isValidXml() throws Exception {
    assertEquals(Verdicts.ATTACKS.size(), read(Verdicts.hostile()).size());
    assertTrue(
        JunitReport.of(Verdicts.hostile()).contains("\\u0000\\u0007\\u001b[31m\\ufffe\\ud800"));
  }
}
