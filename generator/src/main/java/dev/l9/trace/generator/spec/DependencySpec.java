package dev.l9.trace.generator.spec;

/** A type that the repository is to have, by its full name. */
public record DependencySpec(String qualifiedName, int line) {

  /** Its name without the package. */
  public String simpleName() {
    return qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
  }
}
