package bundled;

import dev.l9.trace.L9Traced;
import dev.l9.trace.L9Tracer;

class Api {
  @L9Traced(captureOutput = false)
  static String current() {
    return L9Tracer.currentTraceId();
  }
}
