package demo;

import dev.l9.trace.L9Traced;
import java.util.Scanner;

/** Does a traced call for each line that it is given, of some within a span of OpenTelemetry. */
public class App {

  public static void main(String[] args) {
    Scanner in = new Scanner(System.in);
    System.out.println("ready");
    while (in.hasNextLine()) {
      String line = in.nextLine();
      if (line.startsWith("span")) {
        Spans.in(() -> work(line));
      } else {
        work(line);
      }
      System.out.println(line);
    }
  }

  @L9Traced
  static void work(String line) {}
}
