package dev.l9.trace.section.format;

import dev.l9.trace.json.TemplateEscapes;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.language.data.JsonMember;
import dev.l9.trace.language.data.JsonScanner;
import dev.l9.trace.section.FoundSection;
import dev.l9.trace.section.Place;
import dev.l9.trace.section.Section;
import dev.l9.trace.section.SectionFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON file that may have a section. An empty file isn't JSON, and is refused before. */
final class JsonFile extends SectionFile {

  private final Section section;
  private final byte[] file;
  private final JsonScanner scan;
  private @Nullable JsonLayout stripped;

  JsonFile(Section section, byte[] file) throws RefusedSourceException {
    this.section = section;
    this.file = file;
    this.scan = JsonScanner.scan(file, section.keys().json());
  }

  @Override
  public boolean hasCode() {
    return true;
  }

  @Override
  public boolean isWhole() {
    return true;
  }

  private JsonLayout stripped() throws RefusedSourceException {
    if (stripped == null) {
      byte[] code = file;
      JsonScanner rest = scan;
      for (JsonMember block = rest.lastBlock(); block != null; block = rest.lastBlock()) {
        code = JsonLayout.without(code, rest, block);
        rest = JsonScanner.scan(code, section.keys().json());
      }
      stripped = JsonLayout.of(section, code, rest);
    }
    return stripped;
  }

  @Override
  public byte[] with(String json) throws RefusedSourceException {
    return stripped().with(TemplateEscapes.escape(stripped().member(json)));
  }

  @Override
  public byte[] without() throws RefusedSourceException {
    return stripped().code().clone();
  }

  @Override
  public Optional<String> json() {
    @Nullable JsonMember block = scan.lastBlock();
    return block == null ? Optional.empty() : Optional.of(text(block.value(), block.end()));
  }

  @Override
  public List<FoundSection> found() {
    List<FoundSection> found = new ArrayList<>();
    for (JsonMember block : scan.blocks()) {
      found.add(new FoundSection(block.key(), block.end(), true));
    }
    return found;
  }

  @Override
  public boolean isInPlace() {
    @Nullable JsonMember block = scan.lastBlock();
    return block != null
        && (section.place() == Place.TOP ? block.first() : block.end() == scan.lastEnd());
  }

  private String text(int from, int to) {
    return new String(file, from, to - from, StandardCharsets.UTF_8);
  }

  @Override
  public Optional<byte[]> text() {
    @Nullable JsonMember block = scan.lastBlock();
    return block == null
        ? Optional.empty()
        : Optional.of(Arrays.copyOfRange(file, block.key(), block.end()));
  }

  @Override
  public byte[] withText(byte[] text) throws RefusedSourceException {
    String member = new String(text, StandardCharsets.ISO_8859_1);
    byte[] written = stripped().with(member.replaceAll("\r\n|\r|\n", stripped().lineEnd()));
    if (text.length == 0 || !isCode(written, stripped().code())) {
      throw new RefusedSourceException("can't take this block: it is damaged, or of another type");
    }
    return written;
  }

  private boolean isCode(byte[] written, byte[] code) {
    try {
      JsonFile result = new JsonFile(section, written);
      return Arrays.equals(result.stripped().code(), code);
    } catch (RefusedSourceException e) {
      return false;
    }
  }
}
