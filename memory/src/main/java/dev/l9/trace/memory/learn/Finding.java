package dev.l9.trace.memory.learn;

import dev.l9.trace.model.CapturedValue.Fields;
import java.util.List;
import java.util.UUID;

/**
 * Something that was learnt, with its evidence. Immutable.
 *
 * @param subject what the finding tells of, unique among the findings of its kind and method, and
 *     equal in later runs of {@code learn}: a newer finding of it replaces an older one
 * @param says the finding in one line, such as {@code result >= amount}
 * @param confidence from 0 to 1
 * @param details what else machines may want to know, such as bounds
 */
public record Finding(
    FindingKind kind,
    Sample.Place place,
    String subject,
    String says,
    double confidence,
    Evidence evidence,
    Fields details) {

  public Finding {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("a confidence is from 0 to 1, not " + confidence);
    }
  }

  /**
   * What a finding rests on.
   *
   * @param supporting how many executions support it
   * @param seen of how many that could have contradicted it
   * @param examples packets of executions that show it, at most five
   * @param revisions those in which it was seen, in the order of time
   */
  public record Evidence(long supporting, long seen, List<UUID> examples, List<String> revisions) {

    public Evidence {
      examples = List.copyOf(examples);
      revisions = List.copyOf(revisions);
    }
  }
}
