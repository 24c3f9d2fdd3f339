package dev.l9.trace.agent.export;

import dev.l9.trace.agent.handoff.SpanRecord;
import dev.l9.trace.agent.handoff.SpanTally;
import dev.l9.trace.agent.run.CurrentRun;
import dev.l9.trace.agent.run.ThisJvm;
import dev.l9.trace.agent.span.Tracer;
import dev.l9.trace.block.BlockRecord;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.run.RunMember;
import java.time.Instant;

/** Says what this JVM knows of source files, and as a part of which run. */
final class JvmFacts {

  private final ThisJvm jvm;
  private final Tracer tracer;

  /**
   * @param tracer knows whether tests have called the program
   */
  JvmFacts(ThisJvm jvm, Tracer tracer) {
    this.jvm = jvm;
    this.tracer = tracer;
  }

  /** All that this JVM knows of a source file. */
  BlockRecord of(FileRun file) {
    SpanTally total = file.total();
    SpanRecord entry = file.latestEntry();
    return new BlockRecord(
        jvm.id(),
        file.source().path(),
        entry == null ? 0 : entry.startEpochMicros(),
        total.calls() - total.blocked(),
        total.successes(),
        file.confidence() != null,
        BlockFactory.block(file, run()));
  }

  private DoraTraceBlock.Run run() {
    boolean isTest = jvm.runsTests() || tracer.hasSeenTests();
    return new DoraTraceBlock.Run(jvm.run().id(), DoraTraceBlock.Run.kind(isTest));
  }

  /** This JVM as a part of its run. */
  RunMember member() {
    CurrentRun run = jvm.run();
    Instant start = Instant.ofEpochMilli(run.startMillis());
    return new RunMember(jvm.id(), run.id(), run.lasts(), start, run.endsWithJvm());
  }
}
