package dev.l9.trace.memory.ingest;

import dev.l9.trace.reader.file.Damage;
import java.util.List;

/**
 * What was added.
 *
 * @param events how many events were read
 * @param blocks how many blocks were read
 * @param added how many of both were new
 * @param facts how many packets tell now of what was counted
 * @param resumedFiles how many files were read only from where an earlier reading had ended
 * @param skipped the lines that were no events, by file
 */
public record IngestResult(
    long events,
    long blocks,
    long added,
    long facts,
    long resumedFiles,
    List<Damage.Skipped> skipped) {
  public IngestResult {
    skipped = List.copyOf(skipped);
  }
}
