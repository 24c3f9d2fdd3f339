package dev.l9.trace.contract.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * A text as nodes, which know where they stand, or why it is no YAML.
 *
 * @param root empty if the text says nothing, or is no YAML
 * @param flaw why it is no YAML; empty if it is
 */
public record YamlFile(Optional<Node> root, Optional<Flaw> flaw) {

  private static final int MOST_ALIASES = 50;

  /**
   * Why a text is no YAML.
   *
   * @param isSyntax whether the text may be YAML without something in it
   */
  public record Flaw(Place place, String message, boolean isSyntax) {}

  /** Reads a text. Whatever it is, this doesn't fail. */
  public static YamlFile of(SourceText source) {
    return of(source, source.text());
  }

  /** Reads another text in which all has the places that it has in the source. */
  public static YamlFile of(SourceText source, String text) {
    try {
      return new YamlFile(compose(text), Optional.empty());
    } catch (MarkedYamlEngineException e) {
      return flaw(source.place(e.getProblemMark()), message(e), true);
    } catch (YamlEngineException | StackOverflowError e) {
      return failure(e, text);
    }
  }

  private static Optional<Node> compose(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setMaxAliasesForCollections(MOST_ALIASES)
            .setAllowNonScalarKeys(true)
            .build();
    return new Compose(settings).composeString(text);
  }

  private static YamlFile flaw(Place place, String message, boolean isSyntax) {
    return new YamlFile(Optional.empty(), Optional.of(new Flaw(place, message, isSyntax)));
  }

  private static String message(MarkedYamlEngineException e) {
    String problem = String.valueOf(e.getProblem());
    if (problem.contains("\\t(TAB)")) {
      return "this line is indented by a tab; YAML takes blanks only";
    }
    String context = e.getContext() == null ? "" : e.getContext();
    String from =
        e.getContextMark().map(mark -> " that begins on line " + (mark.getLine() + 1)).orElse("");
    boolean hasContext = context.startsWith("while ") && !from.isEmpty();
    return "this is no YAML: " + problem + (hasContext ? ", " + context + from : "");
  }

  private static YamlFile failure(Throwable failure, String text) {
    String said = String.valueOf(failure.getMessage());
    if (failure instanceof StackOverflowError) {
      return flaw(Place.START, "this is nested too deeply", false);
    }
    if (failure instanceof ReaderException e) {
      int end = Math.max(0, Math.min(e.getPosition(), text.length()));
      String character =
          "here is a character that YAML doesn't allow: write it as an escape in double quotes";
      return flaw(Place.of(text, end), character, false);
    }
    boolean isOfAliases = said.contains("aliases");
    String most = "more than " + MOST_ALIASES + " aliases of lists and mappings";
    return flaw(Place.START, isOfAliases ? most : "this is no YAML: " + said, false);
  }
}
