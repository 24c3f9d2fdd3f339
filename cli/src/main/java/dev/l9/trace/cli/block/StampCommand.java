package dev.l9.trace.cli.block;

import dev.l9.trace.source.ExcludedFiles;
import dev.l9.trace.source.SourceFinder;
import dev.l9.trace.source.SourceRoots;
import dev.l9.trace.tools.stamp.ClassStamper;
import dev.l9.trace.tools.stamp.StampedClasses;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 stamp}: writes beside classes from which sources they were compiled. */
@Command(
    name = "stamp",
    mixinStandardHelpOptions = true,
    description = {
      "Writes META-INF/l9/sources into a folder of classes or a jar: the hashes of the sources that"
          + " the classes were compiled from.",
      "So blocks say which code ran, wherever the classes are brought. Run it in a build, after the"
          + " compiler: l9 stamp target/classes --sources src/main/java"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:no source was found, or a source was changed after it was compiled, and is left out",
      "2:wrong usage, or a folder or jar that can't be read or changed"
    })
public final class StampCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Parameters(paramLabel = "CLASSES", description = "A folder of classes, or a jar.")
  @SuppressWarnings("NullAway.Init") // Picocli requires it.
  private Path classes;

  @Option(
      names = "--sources",
      arity = "1..*",
      paramLabel = "ROOT",
      description = "Source roots, such as src/main/java (default: those found below this folder).")
  private List<String> roots = new ArrayList<>();

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    SourceRoots found = new SourceRoots(Path.of(""), roots, new WarningsTo(err));
    StampedClasses stamped =
        ClassStamper.stamp(classes, new SourceFinder(found, ExcludedFiles.NONE));
    stamped.leftOut().forEach(BlockCommand.to(err));
    if (stamped.classes() == 0 && stamped.leftOut().isEmpty()) {
      BlockCommand.to(err).accept("no source was found for the classes in " + classes);
    }
    String done =
        counted(stamped.classes(), "class", "classes")
            + " of "
            + counted(stamped.sources(), "source", "sources");
    spec.commandLine().getOut().println(done);
    return stamped.classes() > 0 && stamped.leftOut().isEmpty() ? 0 : 1;
  }

  private static String counted(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
