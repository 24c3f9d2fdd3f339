package dev.l9.sample.simulation;

import java.util.Optional;

/** What earlier runs taught; as written, nothing. */
public interface Experience {

  /** The experience of a first run. */
  Experience NONE = new Experience() {};

  /** What a plan's cost is multiplied by: below 1 where its strategy has proved itself. */
  default double factor(Strategy strategy) {
    return 1.0;
  }

  /** Why a formula with this fingerprint has no value, if that is known. */
  default Optional<String> knownBlock(String fingerprint) {
    return Optional.empty();
  }
}
