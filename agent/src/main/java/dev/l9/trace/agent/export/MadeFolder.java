package dev.l9.trace.agent.export;

import dev.l9.trace.bootstrap.AgentLog;
import dev.l9.trace.jsonl.TraceFile;
import java.nio.file.Path;

/** Says where lines go, once, if the folder must be made for them: its name may be mistyped. */
final class MadeFolder {

  private boolean looked;

  /** To be called before lines are appended. */
  void look(TraceFile file) {
    if (looked) {
      return;
    }
    looked = true;
    Path missing = file.missingFolder();
    if (missing != null) {
      AgentLog.info("the folder " + missing + " isn't there, and is made");
    }
  }
}
