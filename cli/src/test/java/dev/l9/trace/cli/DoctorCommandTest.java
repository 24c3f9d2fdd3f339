package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code l9 doctor} prints of a report, word for word. */
class DoctorCommandTest {

  private static final String BUY =
      """
      {"kind":"method","class":"shop.Shop","method":"buy","descriptor":"(ILjava/lang/String;)V",\
      "traced":true,"reason":"it's marked für","inputs":{"count":true,"card":false},\
      "output":"redacted","source":"shop/Shop.java","events":0,"errors":0,"by_rate":0,\
      "by_sample":2,"dropped":1}""";

  private static final String MAIN =
      """
      {"kind":"method","class":"shop.Shop","method":"main","descriptor":"()V","traced":false,\
      "reason":"the option exclude leaves it out"}""";

  private static final String RUN =
      """
      {"kind":"method","class":"shop.Stock","method":"run","descriptor":"()V","traced":true,\
      "reason":"it is marked","inputs":{},"output":"none","source":"shop/Stock.java","events":3,\
      "errors":1,"by_rate":2,"by_sample":0,"dropped":0}""";

  private static final String SOURCE =
      """
      {"kind":"source","source":"shop/Stock.java","file":"","written":false,\
      "reason":"not found"}""";

  private static final String OPTIONS =
      "{\"kind\":\"options\",\"options\":{\"trace\":\"none\",\"update\":\"off\"}}";

  @TempDir private Path folder;

  @BeforeEach
  void writeReport() throws Exception {
    String lines = String.join("\n", OPTIONS, BUY, MAIN, RUN, SOURCE, "{\"kind\":\"cut\"}") + "\n";
    Files.writeString(folder.resolve("report"), lines);
  }

  @Test
  void methods_areListedBelowTheirClass() {
    assertEquals(
        """
        shop.Shop
          buy(int, String) is traced: it's marked für
            captured: count; shown as ***: card, the result
            executions: 2 left out by the option sample, 1 dropped, since the writer could not keep up
            no block: update=off
          main() is not traced: the option exclude leaves it out
        shop.Stock
          run() is traced: it is marked
            captured: nothing
            executions: 3 seen, without events: trace=none, 1 of them ended with an error, 2 left out by the option rate
            no block: not found
        Shop#by: its class has no such method
        """,
        said(1, "shop.Shop", "Stock.java", "Shop#by"));
  }

  @Test
  void json_isAnArrayOfTheAgentsOwnRecords() {
    assertEquals(
        "[" + BUY + ", " + MAIN + ", " + RUN + "]\n", said(1, "--json", "Shop", "Stock", "Other"));
    assertEquals("[]\n", said(1, "--json", "Other"));
  }

  private String said(int exitCode, String... arguments) {
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said, true);
    String[] line = new String[arguments.length + 3];
    line[0] = "doctor";
    line[1] = "--report";
    line[2] = folder.resolve("report").toString();
    System.arraycopy(arguments, 0, line, 3, arguments.length);
    assertEquals(exitCode, L9.run(line, writer, writer));
    return said.toString();
  }
}
