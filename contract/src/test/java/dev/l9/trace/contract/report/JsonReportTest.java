package dev.l9.trace.contract.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.json.PlainJson;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import org.junit.jupiter.api.Test;

class JsonReportTest {

  @Test
  void report_hasAViolationALine() {
    assertEquals(
        """
        {
          "time":"2026-01-02T02:04:00Z",
          "files":3,
          "compliant":2,
          "errors":1,
          "warnings":1,
          "baselined":7,
          "governance":{"critical":1,"high":1,"medium":0,"low":0,"other":0,"none":1},
          "violations":[
            {"rule":"consistency","severity":"warning","path":"src/b c.py","line":3,"column":1,\
        "symbol":"layer","message":"odd layer","remedy":"do this"},
            {"rule":"field-coverage","severity":"error","path":"src/b c.py","line":4,"column":1,\
        "symbol":"domain","message":"no domain","remedy":"do this"}
          ],
          "suppressed":[
            {"rule":"presence","severity":"error","path":"src/d.md","line":1,"column":1,\
        "symbol":"","message":"no header","remedy":"do this","reason":"made by others"}
          ],
          "notes":[
            "x.py could not be read"
          ]
        }
        """,
        JsonReport.of(Verdicts.usual(), Verdicts.TIME));
  }

  @Test
  void textOfOthers_isReadAgainAsItWas() {
    Fields report = (Fields) PlainJson.read(JsonReport.of(Verdicts.hostile(), Verdicts.TIME));
    Items notes = (Items) report.values().get("notes");
    assertEquals(
        Verdicts.ATTACKS,
        notes.values().stream().map(note -> ((CapturedValue.Text) note).value()).toList());
  }
}
