package dev.l9.trace.benchmarks.replay.programs;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;

/** Reads and writes tables of orders, with Apache Commons CSV. */
public final class OrderReports {

  private static final String ORDERS =
      "id,item,price\n1,\"lamp, red\",12.50\n2,chair,\n3,\"a \"\"big\"\" desk\",99\n";

  private OrderReports() {}

  public static void main(String[] args) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
    try (CSVParser parser = CSVParser.parse(new StringReader(ORDERS), format)) {
      for (CSVRecord row : parser) {
        System.out.println(row.get("item") + row.isSet("price") + row.isConsistent() + row.size());
        System.out.println(row.getRecordNumber() + row.get(0) + row.toList() + row.isMapped("id"));
      }
      System.out.println(parser.getHeaderNames() + " " + parser.getCurrentLineNumber());
    }
    CSVFormat semicolons =
        CSVFormat.EXCEL.builder().setDelimiter(';').setQuoteMode(QuoteMode.MINIMAL).get();
    for (List<String> row : List.of(List.of("a", "b;c"), List.of("", "\"x\""), List.of("1"))) {
      System.out.println(semicolons.format(row.toArray()));
    }
    System.out.println(format.equals(semicolons) + " " + format.getDelimiterString());
    System.out.println(CSVFormat.TDF.isQuoteCharacterSet() + " " + CSVFormat.TDF.getTrim());
    try {
      CSVFormat.DEFAULT.builder().setDelimiter("\n").get();
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
  }
}
