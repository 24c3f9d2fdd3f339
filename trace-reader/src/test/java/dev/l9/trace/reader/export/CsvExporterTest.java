package dev.l9.trace.reader.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class CsvExporterTest {

  private static String export(List<SpanLine> lines) {
    return Fixture.export(CsvExporter::new, lines);
  }

  private static List<CSVRecord> read(String csv) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(csv, format)) {
      return parser.getRecords();
    }
  }

  @Test
  void event_isALineWithTheKeysAndTheCommonMetadata() {
    SpanLine root = SpanLine.of("aaaaa", 1).call("com.acme.Shop", "order").on("main");
    root.at(123, 2_500_000).values("a=\"x\", b=2", "=1+1").with("gate", "open");
    assertEquals(
        "trace_id,parent_id,timestamp,hrm_layer,operation,component,input_summary,output_summary,"
            + "duration_ms,status,root_id,duration_ns,task,class,method,thread,error,cause,at,origin,"
            + "metadata\r\n"
            + "mem_1768312800_aaaaa00000001,,2026-01-13T14:00:00.000123Z,memory,order,Shop.java,"
            + "\"a=\"\"x\"\", b=2\",'=1+1,2,success,mem_1768312800_aaaaa00000001,2500000,order,"
            + "com.acme.Shop,order,main,,,,,\"{\"\"gate\"\":\"\"open\"\"}\"\r\n",
        export(List.of(root)));
  }

  @Test
  void hostileTexts_areOneField_andComeBack() throws IOException {
    List<CSVRecord> records = read(export(Fixture.hostile()));
    assertEquals(Fixture.HOSTILE.size() + 1, records.size());
    for (int i = 0; i < Fixture.HOSTILE.size(); i++) {
      CSVRecord record = records.get(i);
      String value = record.get("input_summary");
      assertEquals(21, record.size());
      assertEquals(
          shown(Fixture.HOSTILE.get(i)), value.startsWith("'") ? value.substring(1) : value);
    }
  }

  /** What a value looks like: what a terminal obeys is an escape. */
  private static String shown(String value) {
    StringBuilder shown = new StringBuilder();
    value
        .codePoints()
        .forEach(
            c -> {
              if (PlainText.isUnsafe(c) && "\t\r\n".indexOf(c) < 0) {
                shown.append(String.format("\\u%04x", c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }

  @Test
  void noField_beginsAsAFormula() throws IOException {
    for (CSVRecord record : read(export(Fixture.hostile()))) {
      for (String value : record) {
        assertFalse(value.matches("(?s)[=+\\-@\\t\\r\\n＝＋－＠].*"), value);
      }
    }
  }

  @Test
  void noEvents_areTheHeaderAlone() throws IOException {
    assertEquals(List.of(), read(export(List.of())));
  }
}
