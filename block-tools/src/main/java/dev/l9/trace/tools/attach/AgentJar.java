package dev.l9.trace.tools.attach;

import dev.l9.trace.tools.ToolFailure;
import java.net.URISyntaxException;
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
