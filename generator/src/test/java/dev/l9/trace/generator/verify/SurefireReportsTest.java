package dev.l9.trace.generator.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurefireReportsTest {

  @TempDir Path folder;

  private void report(String name, String xml) throws IOException {
    Path reports = Files.createDirectories(folder.resolve("target/surefire-reports"));
    Files.writeString(reports.resolve(name), xml);
  }

  @Test
  void outcomes_areThoseOfTheMethods_theWorstOfSeveral() throws IOException {
    report(
        "TEST-a.ATest.xml",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuite name="a.ATest">
          <properties>
            <property name="surefire.test.class.path" value="one:two"/>
          </properties>
          <testcase name="passes" classname="a.ATest" time="0.1"><system-out>x</system-out></testcase>
          <testcase name="fails" classname="a.ATest"><failure message="1 &lt; 2">at</failure></testcase>
          <testcase name="breaks" classname="a.ATest"><error/></testcase>
          <testcase name="waits" classname="a.ATest"><skipped message="why"/></testcase>
          <testcase name="wavers" classname="a.ATest"><flakyFailure/></testcase>
          <testcase name="each(String)[1]" classname="a.ATest"/>
          <testcase name="each(String)[2]" classname="a.ATest"><failure/></testcase>
          <testcase name="each(String)[3]" classname="a.ATest"/>
          <testcase name="all{int}[1]" classname="a.ATest$In"/>
          <testcase name="all{int}[2]" classname="a.ATest$In"/>
        </testsuite>
        """
            .replace(':', File.pathSeparatorChar));
    TestRun run = SurefireReports.read(folder);
    assertEquals(TestOutcome.PASSED, run.outcome("a.ATest", "passes"));
    assertEquals(TestOutcome.FAILED, run.outcome("a.ATest", "fails"));
    assertEquals(TestOutcome.FAILED, run.outcome("a.ATest", "breaks"));
    assertEquals(TestOutcome.SKIPPED, run.outcome("a.ATest", "waits"));
    assertEquals(TestOutcome.FAILED, run.outcome("a.ATest", "wavers"));
    assertEquals(TestOutcome.FAILED, run.outcome("a.ATest", "each"));
    assertEquals(TestOutcome.PASSED, run.outcome("a.ATest$In", "all"));
    assertEquals(TestOutcome.NOT_RUN, run.outcome("a.ATest", "all"));
    assertEquals("2 passed, 4 failed, 1 skipped,", run.counts());
    assertEquals(List.of("one", "two"), run.classPath());
    assertFalse(run.allPassed());
  }

  @Test
  void reportThatEndsEarly_isNoTestThatPassed() throws IOException {
    report("TEST-a.ATest.xml", "<testsuite><testcase name='a' classname='a.ATest'/>");
    TestRun run = SurefireReports.read(folder);
    assertEquals(List.of("TEST-a.ATest.xml"), run.unreadable());
    assertEquals(TestOutcome.NOT_RUN, run.outcome("a.ATest", "a"));
    assertFalse(run.allPassed());
  }

  @Test
  void externalEntities_areNotOpened() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "PASSED");
    report(
        "TEST-a.ATest.xml",
        "<!DOCTYPE testsuite [<!ENTITY secret SYSTEM \""
            + secret.toUri()
            + "\">]><testsuite><testcase name=\"a\" classname=\"a.ATest\">&secret;</testcase></testsuite>");
    assertEquals(List.of("TEST-a.ATest.xml"), SurefireReports.read(folder).unreadable());
  }

  @Test
  void otherFiles_areNotRead() throws IOException {
    report("a.ATest.txt", "no XML");
    Files.writeString(folder.resolve("TEST-b.xml"), "no report");
    TestRun run = SurefireReports.read(folder);
    assertTrue(run.isEmpty());
    assertEquals(List.of(), run.unreadable());
    assertTrue(SurefireReports.read(folder.resolve("none")).isEmpty());
  }
}
