package dev.l9.trace.generator.extract.use;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import dev.l9.trace.generator.extract.source.SourceEntry;
import dev.l9.trace.generator.extract.syntax.Declaration;
import dev.l9.trace.generator.extract.syntax.Declarations;
import dev.l9.trace.generator.extract.syntax.NameResolver;
import dev.l9.trace.generator.extract.syntax.ParsedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks through the code that uses some types of a repository: the files in their packages, and
 * those that name such a package, where a file also has the simple name of one of the types. Only
 * these are parsed. One that doesn't parse is a problem, since nobody knows what it does.
 */
public final class RepositoryUses {

  private final NameResolver names;
  private final Set<String> packages = new TreeSet<>();
  private final Set<String> simpleNames = new TreeSet<>();
  private final List<ParsedFile> files = new ArrayList<>();

  /** Finds the code that uses these types. */
  public RepositoryUses(NameResolver names, List<Declaration> types) {
    this.names = names;
    for (Declaration type : types) {
      packages.add(type.packageName());
      simpleNames.add(type.tree().getSimpleName().toString());
    }
    Declarations declarations = names.declarations();
    for (SourceEntry entry : declarations.index().entries()) {
      if (uses(declarations, entry)) {
        declarations.parse(entry).ifPresent(files::add);
      }
    }
  }

  private boolean uses(Declarations declarations, SourceEntry entry) {
    if (packages.isEmpty()) {
      return false;
    }
    try {
      String text = declarations.index().text(entry);
      boolean isBeside = packages.contains(entry.packageName());
      return (isBeside || packages.stream().anyMatch(name -> hasWord(text, name)))
          && (simpleNames.stream().anyMatch(name -> hasWord(text, name))
              || (isBeside && ToolField.ANY.matcher(text).find()));
    } catch (IOException e) {
      return true; // Parsing it says what is wrong.
    }
  }

  /** Whether a text has a name that isn't part of a longer one. */
  private static boolean hasWord(String text, String name) {
    if (name.isEmpty()) {
      return false; // Nobody can name the unnamed package.
    }
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      boolean begins = at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1));
      boolean ends = end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end));
      if (begins && ends) {
        return true;
      }
    }
    return false;
  }

  /**
   * Where tools are found, called and compared.
   *
   * @param components by the simple name of a record of tools, the position of the component by
   *     which it names a tool
   */
  public List<ToolFieldUse> ofToolFields(Map<String, Integer> components) {
    List<ToolFieldUse> uses = new ArrayList<>();
    for (ParsedFile file : files) {
      look(file, () -> uses.addAll(new ToolFieldScan(file, components).uses()));
    }
    return uses;
  }

  /** How repeated calls are noticed; tests aren't asked, since what they keep is for themselves. */
  public List<RepeatCheck> ofRepeatChecks() {
    List<RepeatCheck> checks = new ArrayList<>();
    for (ParsedFile file : files) {
      if (!file.entry().isTest()) {
        List<Declaration> types = names.declarations().of(file.entry());
        look(file, () -> types.forEach(type -> scan(type, checks)));
      }
    }
    return checks;
  }

  private void look(ParsedFile file, Runnable scan) {
    try {
      scan.run();
    } catch (StackOverflowError e) {
      names.declarations().tooDeep(file.entry());
    }
  }

  private void scan(Declaration type, List<RepeatCheck> checks) {
    checks.addAll(new RepeatScan(type, simpleNames, names).checks());
    for (Tree member : type.tree().getMembers()) {
      if (member instanceof ClassTree nested) {
        type.nested(nested.getSimpleName().toString()).ifPresent(one -> scan(one, checks));
      }
    }
  }
}
