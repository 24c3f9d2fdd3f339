package dev.l9.trace.generator.extract.syntax;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import dev.l9.trace.generator.extract.source.SourceEntry;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A Java file and its syntax tree. Not thread-safe. */
public final class ParsedFile {

  private final SourceEntry entry;
  private final String text;
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final Optional<SyntaxError> error;
  private @Nullable Imports imports;

  ParsedFile(
      SourceEntry entry,
      String text,
      CompilationUnitTree unit,
      SourcePositions positions,
      Optional<SyntaxError> error) {
    this.entry = entry;
    this.text = text;
    this.unit = unit;
    this.positions = positions;
    this.error = error;
  }

  /** The file. */
  public SourceEntry entry() {
    return entry;
  }

  /** The tree as a whole. */
  public CompilationUnitTree unit() {
    return unit;
  }

  /** What it imports. */
  Imports imports() {
    if (imports == null) {
      imports = Imports.of(unit.getImports());
    }
    return imports;
  }

  /** Why it doesn't parse; empty if it does. */
  Optional<SyntaxError> error() {
    return error;
  }

  /** The types that it declares, and that aren't nested in others. */
  public List<ClassTree> types() {
    return unit.getTypeDecls().stream()
        .filter(ClassTree.class::isInstance)
        .map(ClassTree.class::cast)
        .toList();
  }

  /** The line in which a tree begins, from 1 on. */
  public int line(Tree tree) {
    return lineAt(positions.getStartPosition(unit, tree));
  }

  /** {@code file:line}, relative to the repository's root. */
  public String place(Tree tree) {
    return entry.name() + ":" + line(tree);
  }

  /** The line in which a type, method or variable has its name. */
  public int nameLine(Tree tree) {
    if (tree instanceof ClassTree type) {
      return nameLine(type, type.getModifiers(), null, type.getSimpleName().toString());
    }
    if (tree instanceof MethodTree method) {
      String name = method.getName().toString();
      return nameLine(method, method.getModifiers(), method.getReturnType(), name);
    }
    if (tree instanceof VariableTree variable) {
      String name = variable.getName().toString();
      return nameLine(variable, variable.getModifiers(), variable.getType(), name);
    }
    return line(tree);
  }

  private int nameLine(Tree tree, ModifiersTree modifiers, @Nullable Tree type, String name) {
    long from = positions.getStartPosition(unit, tree);
    from = Math.max(from, positions.getEndPosition(unit, modifiers));
    from = type == null ? from : Math.max(from, positions.getEndPosition(unit, type));
    Matcher word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(text);
    return from >= 0 && from <= text.length() && word.find((int) from)
        ? lineAt(word.start())
        : line(tree);
  }

  private int lineAt(long position) {
    return position < 0 ? 1 : (int) unit.getLineMap().getLineNumber(position);
  }
}
