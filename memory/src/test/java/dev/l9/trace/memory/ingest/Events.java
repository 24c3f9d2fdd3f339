package dev.l9.trace.memory.ingest;

/** Lines of traces, as the agent writes them. */
public final class Events {

  private Events() {}

  /** The line at the start of a JVM. */
  public static String run(String jvm, String revision) {
    return ("{\"trace_id\":\"sys_1_%srun\",\"parent_id\":null,\"timestamp\":\"2026-01-13T14:00:00.000000Z\","
            + "\"hrm_layer\":\"system\",\"operation\":\"run\",\"component\":\"l9-agent\","
            + "\"input_summary\":\"\",\"output_summary\":\"\",\"duration_ms\":0,\"status\":\"success\","
            + "\"metadata\":{\"root_id\":\"sys_1_%srun\",\"duration_ns\":0,\"task\":\"run\","
            + "\"class\":\"\",\"method\":\"\",\"thread\":\"main\",\"run\":\"r\",\"pid\":1,"
            + "\"command\":\"A\",\"revision\":\"%s\",\"dirty\":false,\"options\":{}}}\n")
        .formatted(jvm, jvm, revision);
  }

  /** A call of {@code com.acme.Orders#total} that succeeded. */
  public static String success(String jvm, int number) {
    return event(jvm, number, "quantity=" + number, "12.5", "success", "");
  }

  /** A call that failed, with this message. */
  public static String failure(String jvm, int number, String message) {
    String error = "PaymentDeclinedException: " + message;
    return event(
        jvm,
        number,
        "card=" + number,
        error,
        "error",
        ",\"error\":\"" + error + "\",\"at\":\"Orders.java:42\"");
  }

  /** A call through which the exception of another call passed. */
  public static String passed(String jvm, int number, int origin) {
    return event(
        jvm,
        number,
        "card=1",
        "PaymentDeclinedException: no",
        "error",
        ",\"error\":\"PaymentDeclinedException: no\",\"origin\":\"" + id(jvm, origin) + "\"");
  }

  /** The id of a call. */
  public static String id(String jvm, int number) {
    return "rsn_1_" + jvm + number + "aaa";
  }

  private static String event(
      String jvm, int number, String input, String output, String status, String more) {
    return ("{\"trace_id\":\"%s\",\"parent_id\":null,\"timestamp\":\"2026-01-13T14:%02d:%02d.000000Z\","
            + "\"hrm_layer\":\"reasoning\",\"operation\":\"total\",\"component\":\"Orders.java\","
            + "\"input_summary\":\"%s\",\"output_summary\":\"%s\",\"duration_ms\":2,\"status\":\"%s\","
            + "\"metadata\":{\"root_id\":\"%s\",\"duration_ns\":2000000,\"task\":\"total\","
            + "\"class\":\"com.acme.Orders\",\"method\":\"total\",\"thread\":\"main\"%s}}\n")
        .formatted(
            id(jvm, number),
            number / 60,
            number % 60,
            input,
            output,
            status,
            id(jvm, number),
            more);
  }

  /** A task that an agent had executed, as {@code emitExecutorTrace} has it. */
  public static String toolCall() {
    return "{\"trace_id\":\"sys_1_aaaaatool1\",\"parent_id\":null,"
        + "\"timestamp\":\"2026-01-13T14:50:00.000000Z\",\"hrm_layer\":\"system\","
        + "\"operation\":\"execute\",\"component\":\"agent-7\",\"input_summary\":\"name=build\","
        + "\"output_summary\":\"IOError: disk\",\"duration_ms\":1500,\"status\":\"error\","
        + "\"metadata\":{\"root_id\":\"sys_1_aaaaatool1\",\"duration_ns\":1500000000,"
        + "\"task\":\"agent-7:compile\",\"class\":\"\",\"method\":\"\",\"thread\":\"main\","
        + "\"patterns\":[\"retry\"],\"error\":\"IOError: disk\",\"task_id\":\"t-1\","
        + "\"errors\":[\"IOError: disk\"],\"confidence\":0.5}}\n";
  }
}
