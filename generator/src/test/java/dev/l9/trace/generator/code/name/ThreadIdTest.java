package dev.l9.trace.generator.code.name;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ThreadIdTest {

  /** As Python's {@code uuid5} makes them. */
  @Test
  void ids_areThoseThatOthersMake() {
    assertEquals(
        UUID.fromString("089b2b36-6a92-598f-91ef-1506b7759dd5"), ThreadId.namespace("order_desk"));
    assertEquals(
        UUID.fromString("0de68216-bd73-5777-8966-6d56c7443f03"),
        ThreadId.of("order_desk", "orderId-1"));
    assertEquals(5, ThreadId.of("order_desk", "").version());
    assertEquals(2, ThreadId.of("order_desk", "").variant());
  }
}
