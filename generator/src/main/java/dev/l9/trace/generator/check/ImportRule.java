package dev.l9.trace.generator.check;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds imports that nothing uses, and libraries that generated code does without. */
final class ImportRule extends SourceRule {

  /** Packages, with a dot at the end, and why they are not used. */
  private static final List<Banned> BANNED =
      List.of(
          new Banned("java.util.logging.", "generated code leaves logging to its caller"),
          new Banned("org.apache.commons.logging.", "generated code leaves logging to its caller"),
          new Banned("org.apache.log4j.", "generated code leaves logging to its caller"),
          new Banned("org.apache.logging.", "generated code leaves logging to its caller"),
          new Banned("sun.", "the JDK keeps it for itself"),
          new Banned("com.sun.", "servers and tools are for the code that wires the module"),
          new Banned("jdk.internal.", "the JDK keeps it for itself"),
          new Banned("org.mockito.", "a mock has no schema behind it; implement the port"),
          new Banned("org.easymock.", "a mock has no schema behind it; implement the port"),
          new Banned("org.powermock.", "a mock has no schema behind it; implement the port"),
          new Banned("lombok.", "it changes classes while they are compiled; use records"),
          new Banned("junit.framework.", "tests are of JUnit Jupiter"),
          new Banned("org.junit.Test", "tests are of JUnit Jupiter"),
          new Banned("org.junit.Assert", "tests are of JUnit Jupiter"));

  private static final Pattern REFERENCE =
      Pattern.compile("@(?:link|linkplain|see|throws|exception|value)\\b([^}@]*)");
  private static final Pattern WORD = Pattern.compile("\\w+");

  private final Set<String> used = new HashSet<>();

  private record Banned(String begin, String why) {}

  ImportRule(GeneratedSource source, Declared declared, List<Finding> findings) {
    super(source, declared, findings);
  }

  @Override
  void check() {
    super.check();
    SourceText.of(source.file().text()).stream()
        .filter(SourceText::isJavadoc)
        .forEach(comment -> readReferences(comment.text()));
    Set<String> seen = new HashSet<>();
    for (ImportTree one : source.unit().getImports()) {
      String name = one.getQualifiedIdentifier().toString();
      checkUse(one, name, seen.add(one.isStatic() + name));
      checkBanned(one, name);
    }
  }

  private void checkUse(ImportTree one, String name, boolean isFirst) {
    String simple = name.substring(name.lastIndexOf('.') + 1);
    if (simple.equals("*")) {
      unused(one, "The import of all of `" + name + "` hides what is used; import single types.");
    } else if (!isFirst) {
      unused(one, "The import of `" + name + "` is there twice.");
    } else if (!used.contains(simple)) {
      unused(one, "Nothing uses the import of `" + name + "`.");
    } else if (!one.isStatic() && isVisibleAnyway(name)) {
      unused(one, "The type `" + name + "` is visible without an import.");
    }
  }

  private void unused(ImportTree one, String what) {
    report(ForbiddenPattern.UNUSED_IMPORTS, one, what);
  }

  private boolean isVisibleAnyway(String name) {
    String in = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    PackageTree own = source.unit().getPackage();
    return in.equals("java.lang") || (own != null && in.equals(own.getPackageName().toString()));
  }

  private void readReferences(String javadoc) {
    Matcher reference = REFERENCE.matcher(javadoc);
    while (reference.find()) {
      Matcher word = WORD.matcher(reference.group(1));
      while (word.find()) {
        used.add(word.group());
      }
    }
  }

  private void checkBanned(Tree tree, String name) {
    for (Banned banned : BANNED) {
      if ((name + ".").startsWith(banned.begin)) {
        report(
            ForbiddenPattern.FORBIDDEN_IMPORT,
            tree,
            "`" + name + "` is not for generated code: " + banned.why + ".");
        return;
      }
    }
  }

  @Override
  public Void visitImport(ImportTree one, Void nothing) {
    return null; // Its names are no uses.
  }

  @Override
  public Void visitPackage(PackageTree one, Void nothing) {
    return null;
  }

  @Override
  public Void visitIdentifier(IdentifierTree identifier, Void nothing) {
    used.add(identifier.getName().toString());
    return null;
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree select, Void nothing) {
    if (!(parent().getLeaf() instanceof MemberSelectTree)) {
      checkBanned(select, select.toString());
    }
    return super.visitMemberSelect(select, null);
  }
}
