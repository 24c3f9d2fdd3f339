package dev.l9.trace.generator.check;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import dev.l9.trace.generator.module.FileRole;
import dev.l9.trace.generator.module.GeneratedFile;

/** A generated file of Java, as the JDK's parser understands it; names aren't resolved. */
record GeneratedSource(GeneratedFile file, CompilationUnitTree unit, SourcePositions positions) {

  String path() {
    return file.path();
  }

  boolean isTest() {
    return file.role() == FileRole.TEST;
  }

  /** The line on which a part of the file begins. */
  int line(Tree tree) {
    return lineAt((int) Math.max(0, positions.getStartPosition(unit, tree)));
  }

  /** The line of a position in the text. */
  int lineAt(int offset) {
    return (int) file.text().substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
  }
}
