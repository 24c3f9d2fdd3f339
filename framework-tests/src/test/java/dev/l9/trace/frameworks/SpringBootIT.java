package dev.l9.trace.frameworks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.Thorough;
import dev.l9.trace.testkit.TraceText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A program on Spring Boot: proxies of both kinds, transactions, other threads, web requests. */
@JdksInTurn
class SpringBootIT {

  private static final String OUT =
      """
      CGLIB true
      JDK true
      placed 7
      DuplicateKeyException
      rolled back
      1 in the table
      Hello, Ada
      recorded 7
      200 order 7 is yours
      404 no such order
      """;

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void compile() {
    project =
        Libraries.program("spring", new TestProject(folder))
            .libraries(
                Libraries.of(
                    "org/springframework",
                    "org/apache/tomcat",
                    "io/micrometer",
                    "commons-logging",
                    "ch/qos/logback",
                    "org/slf4j",
                    "com/h2database",
                    "jakarta/annotation",
                    "org/jspecify"))
            .compile("-g", "-parameters");
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void eachExecutionBehindAProxy_isOneSpan(Jdk jdk) {
    assertEquals(new ProgramRun(0, OUT, ""), project.run(jdk, "", "demo.App"));
    assertEquals(
        """
        dataSource()
        place(id=7, customer=Ada) → placed 7
        place(id=7, customer=Bob) → DuplicateKeyException: PreparedStatementCallback; SQL [insert into orders values (?, ?)]; Unique in… [error]
        placeAndFail(id=8, customer=Cid) → IllegalStateException: rolled back [error]
          place(id=8, customer=Cid) → placed 8
        count() → 1
        greet(name=Ada) → Hello, Ada
        audit() → recorded 7
          record(id=7)
            check(id=7)
        order(id=7, customer=Ada) → order 7 is yours
          find(id=7) → Ada
        order(id=9, customer=Eve) → EmptyResultDataAccessException: Incorrect result size: expected 1, actual 0 [error]
          find(id=9) → EmptyResultDataAccessException: Incorrect result size: expected 1, actual 0 [error]
        """,
        TraceText.tree(project.events()));
  }

  @Thorough
  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void patterns_includeTheClassesAndNotTheirProxies(Jdk jdk) {
    assertEquals(new ProgramRun(0, OUT, ""), project.runPlain(jdk, "demo.App"));
    ProgramRun run = project.run(jdk, "update=false,include=demo..*#*", "demo.App");
    assertEquals(new ProgramRun(0, OUT, ""), run);
    assertEquals(
        """
        demo.App#audit 1
        demo.App#dataSource 1
        demo.App#get 2
        demo.App#jdbc 1
        demo.App#main 1
        demo.App#transactions 1
        demo.App#use 1
        demo.Audit#check 1
        demo.Audit#record 1
        demo.GreeterBean#greet 1
        demo.OrderController#missing 1
        demo.OrderController#order 2
        demo.OrderService#count 1
        demo.OrderService#find 2
        demo.OrderService#place 3
        demo.OrderService#placeAndFail 1
        """,
        counts(project.events()));
  }

  /** How often each method was executed. */
  private static String counts(List<TraceEvent> events) {
    Map<String, Integer> counts = new TreeMap<>();
    for (TraceEvent event : events) {
      counts.merge(text(event, "class") + "#" + text(event, "method"), 1, Integer::sum);
    }
    StringBuilder lines = new StringBuilder();
    counts.forEach((method, count) -> lines.append(method + " " + count + "\n"));
    return lines.toString();
  }

  private static String text(TraceEvent event, String key) {
    return ((CapturedValue.Text) event.metadata().get(key)).value();
  }
}
