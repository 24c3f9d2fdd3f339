package dev.l9.trace;

/** The layer of the hierarchical reasoning model that an execution belongs to. */
public enum HrmLayer {
  ALTITUDE("altitude", "alt"),
  FOCUS("focus", "foc"),
  REASONING("reasoning", "rsn"),
  LEARNING("learning", "lrn"),
  MEMORY("memory", "mem"),
  SYSTEM("system", "sys");

  private final String label;
  private final String code;

  HrmLayer(String label, String code) {
    this.label = label;
    this.code = code;
  }

  /** The name in the {@code hrm_layer} of a trace event, such as {@code reasoning}. */
  public String label() {
    return label;
  }

  /** The three letters that begin a {@code trace_id}, such as {@code rsn}. */
  public String code() {
    return code;
  }
}
