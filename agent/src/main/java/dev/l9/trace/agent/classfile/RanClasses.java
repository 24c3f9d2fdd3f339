package dev.l9.trace.agent.classfile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The classes of one source file that have run, each in one version. If a class is loaded anew with
 * other code, the newer version counts. Not thread-safe.
 */
public final class RanClasses {

  private record Ran(CodeOrigin code, int number) {}

  /** A file may have classes that are generated under ever new names, so not all are kept. */
  private static final int MAX_CLASSES = 1000;

  private final List<Ran> classes = new ArrayList<>(1);
  private @Nullable CompiledSource known;

  /** How the code of a class that runs relates to the code that has run before. */
  public enum Version {
    /** It is of the same version, or of another class of the file. */
    SAME,
    /** The class was loaded anew with this code. */
    NEWER,
    /** The class has been loaded anew with other code. */
    OLDER
  }

  /**
   * Adds a class that runs, unless another version of it has run.
   *
   * @param number a number that is larger if the class was instrumented later
   */
  public Version add(CodeOrigin code, int number) {
    for (Ran ran : classes) {
      if (ran.code.isOtherVersionOf(code)) {
        return number > ran.number ? Version.NEWER : Version.OLDER;
      }
      if (ran.code.classFile().equals(code.classFile())) {
        return Version.SAME;
      }
    }
    if (classes.size() < MAX_CLASSES) {
      classes.add(new Ran(code, number));
      known = null;
    } else {
      known = CompiledSource.UNKNOWN;
    }
    return Version.SAME;
  }

  /**
   * From which source all these classes were compiled.
   *
   * @param source its path below a source root
   * @param file the file that was found for it; null if there is none
   */
  public CompiledSource source(CompiledSources sources, String source, @Nullable Path file) {
    CompiledSource found = known;
    if (found == null) {
      found = sources.find(classes.get(0).code, source, file);
      for (Ran ran : classes.subList(1, classes.size())) {
        found = found.and(sources.find(ran.code, source, file));
      }
      known = found;
    }
    return found;
  }
}
