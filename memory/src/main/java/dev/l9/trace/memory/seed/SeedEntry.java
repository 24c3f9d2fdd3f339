package dev.l9.trace.memory.seed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is true for programs in general. Immutable.
 *
 * @param id unique among all packs, and the same in later versions
 * @param says it in one or two sentences
 * @param source where it is written, such as a section of the Java Language Specification
 * @param expects an invariant with {@code it} for the variable; empty if there is none
 * @param hint what to do or look at where an error of {@code appliesTo} occurs; may be empty
 * @param relation null if the entry tells of no two things
 * @param confidence how far it is to be relied on, from 0 to 1
 */
record SeedEntry(
    String id,
    String says,
    String source,
    AppliesTo appliesTo,
    String expects,
    String hint,
    @Nullable Relation relation,
    double confidence,
    List<String> tags) {

  SeedEntry {
    tags = List.copyOf(tags);
  }

  /**
   * What an entry is about. Names of methods, variables and files may have {@code *} for any
   * characters; what is empty isn't asked about.
   *
   * @param methods simple names
   * @param variables names of parameters, or {@code result}
   * @param errors simple types of exceptions
   * @param files names of source files, without folders
   */
  record AppliesTo(
      List<String> methods, List<String> variables, List<String> errors, List<String> files) {

    /** Programs as a whole. */
    static final AppliesTo ANYTHING = new AppliesTo(List.of(), List.of(), List.of(), List.of());

    AppliesTo {
      methods = List.copyOf(methods);
      variables = List.copyOf(variables);
      errors = List.copyOf(errors);
      files = List.copyOf(files);
    }
  }

  /** How two things hang together: types of exceptions, methods, or what a program does. */
  record Relation(String from, RelationKind kind, String to) {}
}
