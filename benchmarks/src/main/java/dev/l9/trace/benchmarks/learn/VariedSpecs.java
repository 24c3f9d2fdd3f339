package dev.l9.trace.benchmarks.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sample application's specs with other numbers and another order of lines, as a seed decides.
 *
 * <p>A number that is given a name ({@code price = 12.5}) is multiplied by 0.5 to 2, and keeps its
 * decimals. Equal numbers of a spec stay equal, since a spec may be about that they are.
 */
final class VariedSpecs {

  private static final Pattern GIVEN = Pattern.compile("(\\w+\\s*= *)(\\d+(?:\\.\\d+)?)\\s*");

  private final Random random;

  VariedSpecs(long seed) {
    this.random = new Random(seed);
  }

  /** Writes each spec of a folder, and of the folders in it, to the same place in another. */
  void write(Path from, Path to) throws IOException {
    List<Path> specs;
    try (var files = Files.walk(from)) {
      specs = files.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path spec : specs) {
      Path varied = to.resolve(from.relativize(spec).toString());
      Files.createDirectories(varied.resolveSibling("."));
      Files.write(varied, varied(Files.readAllLines(spec)));
    }
  }

  private List<String> varied(List<String> lines) {
    Map<String, String> numbers = new HashMap<>();
    List<String> varied = new ArrayList<>();
    for (String line : lines) {
      Matcher given = GIVEN.matcher(line);
      varied.add(
          given.matches()
              ? given.group(1) + numbers.computeIfAbsent(given.group(2), this::varied)
              : line);
    }
    Collections.shuffle(varied, random);
    return varied;
  }

  private String varied(String number) {
    int point = number.indexOf('.');
    int decimals = point < 0 ? 0 : number.length() - point - 1;
    double factor = Math.pow(2, 2 * random.nextDouble() - 1);
    return String.format(Locale.ROOT, "%." + decimals + "f", Double.parseDouble(number) * factor);
  }
}
