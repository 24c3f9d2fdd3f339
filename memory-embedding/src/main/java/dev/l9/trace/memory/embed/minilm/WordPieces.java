package dev.l9.trace.memory.embed.minilm;

import dev.l9.trace.json.PlainJson;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Num;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cuts texts into the pieces of words that the model knows, as the tokenizer does with which it was
 * trained: of each word the longest piece that is known, then the longest of the rest. Immutable.
 */
final class WordPieces {

  private static final String VOCABULARY = "/all-minilm-l6-v2-q-tokenizer.json";

  /** The model was trained with texts of so many pieces. */
  private static final int MOST = 256;

  /** A longer word is taken as an unknown one. */
  private static final int LONGEST_WORD = 100;

  private final Map<String, Integer> numbers;
  private final int start;
  private final int end;
  private final int unknown;

  WordPieces(Map<String, Integer> numbers) {
    this.numbers = numbers;
    start = numbers.getOrDefault("[CLS]", 0);
    end = numbers.getOrDefault("[SEP]", 0);
    unknown = numbers.getOrDefault("[UNK]", 0);
  }

  static WordPieces load() throws IOException {
    try (InputStream in = WordPieces.class.getResourceAsStream(VOCABULARY)) {
      if (in == null) {
        throw new FileNotFoundException("the jar has no " + VOCABULARY + "; build it again");
      }
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Map<String, CapturedValue> vocabulary =
          object(object(PlainJson.read(json), "model"), "vocab");
      Map<String, Integer> numbers = new HashMap<>();
      vocabulary.forEach((piece, number) -> numbers.put(piece, ((Num) number).value().intValue()));
      return new WordPieces(numbers);
    }
  }

  private static Map<String, CapturedValue> object(Map<String, CapturedValue> of, String key) {
    return of.get(key) instanceof Fields fields ? fields.values() : Map.of();
  }

  private static Map<String, CapturedValue> object(CapturedValue of, String key) {
    return of instanceof Fields fields ? object(fields.values(), key) : Map.of();
  }

  /** The numbers of a text's pieces, between those for its start and its end. */
  long[] of(String text) {
    long[] ids = new long[MOST];
    int count = 0;
    ids[count++] = start;
    for (String word : BasicWords.of(text)) {
      for (int piece : pieces(word)) {
        if (count < MOST - 1) {
          ids[count++] = piece;
        }
      }
      if (count == MOST - 1) {
        break;
      }
    }
    ids[count++] = end;
    return Arrays.copyOf(ids, count);
  }

  private List<Integer> pieces(String word) {
    if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
      return List.of(unknown);
    }
    List<Integer> pieces = new ArrayList<>();
    int from = 0;
    while (from < word.length()) {
      int to = word.length();
      Integer number = number(word, from, to);
      while (number == null && to > from + 1) {
        to--;
        number = number(word, from, to);
      }
      if (number == null) {
        return List.of(unknown);
      }
      pieces.add(number);
      from = to;
    }
    return pieces;
  }

  private @Nullable Integer number(String word, int from, int to) {
    String piece = word.substring(from, to);
    return numbers.get(from == 0 ? piece : "##" + piece);
  }
}
