package dev.l9.trace.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

class SparklineTest {

  @Test
  void bars_areAsHighAsTheirNumbers() {
    assertEquals(" ▁▂▃▄▅▆▇█", Sparkline.of(List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L)));
    assertEquals("▁█", Sparkline.of(List.of(1L, 1_000_000L)));
    assertEquals("  ", Sparkline.of(List.of(0L, 0L)));
  }

  @Test
  void filesAndPipes_getNone() {
    assertFalse(Sparkline.shows(Screen.NONE));
  }
}
