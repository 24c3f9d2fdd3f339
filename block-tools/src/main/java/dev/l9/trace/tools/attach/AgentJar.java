package dev.l9.trace.tools.attach;

import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds {@code l9-agent.jar} beside the command line's jar, or where the build leaves it. */
public final class AgentJar {

  private static final String NAME = "l9-agent.jar";

  private AgentJar() {}

  /**
   * The jar's absolute path.
   *
   * @param given the path that the user has named; null for none
   * @throws ToolFailure where there is no such file
   */
  public static Path find(@Nullable Path given) {
    List<Path> places = given == null ? places() : List.of(given);
    for (Path place : places) {
      if (Files.isRegularFile(place)) {
        return place.toAbsolutePath().normalize();
      }
    }
    throw new ToolFailure(
        "there is no agent at "
            + String.join(" nor at ", places.stream().map(Path::toString).toList())
            + "; name its jar with --agent");
  }

  /**
   * Has the agent in this jar check its options.
   *
   * @param options as they stand behind the agent's jar: {@code key=value,key=value}
   * @return a line for each unknown key and each bad value
   * @throws ToolFailure where the jar holds no agent of this version
   * @throws UncheckedIOException where the jar can't be read
   */
  static List<?> problems(Path jar, String options) {
    URL[] place = {url(jar)};
    // The agent's classes aren't in the jar of l9: the JVM of l9 may be traced itself, by another
    // version, and would find them there.
    try (URLClassLoader loader = new URLClassLoader(place, ClassLoader.getPlatformClassLoader())) {
      Class<?> checker = loader.loadClass("dev.l9.trace.bootstrap.AgentOptions");
      return (List<?>) checker.getMethod("problems", String.class).invoke(null, options);
    } catch (ReflectiveOperationException e) {
      throw new ToolFailure(jar + " is no agent of this version (" + e + ")");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> places() {
    Path folder = own().resolveSibling(".").normalize();
    return List.of(folder.resolve(NAME), folder.resolve("../../agent/target/" + NAME).normalize());
  }

  private static Path own() {
    try {
      return Path.of(AgentJar.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
