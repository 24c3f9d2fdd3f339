package dev.l9.trace.generator.module;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is in the way, each once, so that all of it can be told. Not thread-safe. */
public final class Blockers {

  private final String file;
  private final Set<Blocker> found = new LinkedHashSet<>();

  /** Collects what is wrong with this spec. */
  public Blockers(String file) {
    this.file = file;
  }

  /** Adds what is in the way, at a line of the spec. */
  public void add(Blocker.Kind kind, int line, String issue, String fix) {
    found.add(new Blocker(file, line, kind, issue, fix));
  }

  /** All of it, in the order in which it was found. */
  public List<Blocker> list() {
    return new ArrayList<>(found);
  }
}
