package dev.l9.trace.cli.git;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Says how this program was started, so that git can start it again. Thread-safe. */
public final class L9Command {

  /** The script {@code bin/l9} sets this property to its own path. */
  private static final String PROPERTY = "l9.command";

  private static final String MAIN = "dev.l9.trace.cli.L9";

  private L9Command() {}

  /** The command for a POSIX shell, such as that which Git for Windows brings along. */
  static String forShell() {
    return words().stream().map(L9Command::quoted).collect(Collectors.joining(" "));
  }

  /** The words of the command; the first one is an absolute path. */
  public static List<String> words() {
    String script = System.getProperty(PROPERTY);
    return script == null ? java() : List.of(Path.of(script).toAbsolutePath().toString());
  }

  /** The file that has to be there for the command to start: a script, or a jar. */
  public static Path program() {
    String script = System.getProperty(PROPERTY);
    String own = own();
    boolean isJar = own.endsWith(".jar") && own.indexOf(File.pathSeparatorChar) < 0;
    return Path.of(script != null ? script : isJar ? own : words().get(0)).toAbsolutePath();
  }

  private static List<String> java() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", own(), MAIN);
  }

  private static String own() {
    try {
      Path own =
          Path.of(L9Command.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      boolean jar = own.toString().endsWith(".jar");
      return jar ? own.toString() : System.getProperty("java.class.path");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String quoted(String word) {
    String path = File.separatorChar == '\\' ? word.replace('\\', '/') : word;
    return "'" + path.replace("'", "'\\''") + "'";
  }
}
