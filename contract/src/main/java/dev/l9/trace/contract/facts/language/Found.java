package dev.l9.trace.contract.facts.language;

import java.util.Collection;
import java.util.Set;

/**
 * What was found in a file, as it stands there.
 *
 * @param name of its main type, module or title; empty if there is none
 * @param comment what documents the file, without the signs of the comment; empty if nothing does
 * @param dependencies in any order
 */
public record Found(String name, String comment, Collection<String> dependencies) {

  /** The file imports nothing. */
  static Found of(String name, String comment) {
    return new Found(name, comment, Set.of());
  }
}
