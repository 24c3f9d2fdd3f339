package dev.l9.trace.contract.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Text in UTF-8, in which the place is known at which it stops being that. */
public final class Utf8Text {

  private Utf8Text() {}

  /**
   * Passes on the text of these bytes, or else the place at which they aren't UTF-8, with what is
   * wrong there.
   */
  public static <T> T read(
      byte[] bytes, Function<String, T> text, BiFunction<Place, String, T> problem) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true);
    String read = out.flip().toString();
    if (!result.isError()) {
      return text.apply(read);
    }
    String octet = String.format("0x%02X", bytes[in.position()]);
    return problem.apply(
        Place.of(read, read.length()),
        "the byte " + octet + " is not UTF-8 here; save the file in UTF-8");
  }
}
