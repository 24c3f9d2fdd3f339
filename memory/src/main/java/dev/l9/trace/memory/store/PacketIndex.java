package dev.l9.trace.memory.store;

import dev.l9.trace.memory.packet.PlainText;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * By what a packet is found. It isn't a part of the packet: it may be made anew of what the packet
 * says.
 *
 * @param method such as {@code com.acme.Orders#total}; empty if there is none
 * @param error the type of the exception, such as {@code IllegalStateException}; empty if none
 * @param file the source file's name; empty if it isn't known
 * @param layer the label of the layer; empty if there is none
 * @param status such as {@code error}; empty if there is none
 * @param subject what the packet tells of, and only one packet is to tell of at a time: a newer one
 *     replaces it in searches. Null if any number may
 * @param search by what it is searched; null if it isn't
 */
public record PacketIndex(
    String method,
    String error,
    String file,
    String layer,
    String status,
    @Nullable String subject,
    @Nullable Searched search) {

  /** A packet that is found by its id, its type, its time and its thread only. */
  public static final PacketIndex NONE = new PacketIndex("", "", "", "", "", null, null);

  public PacketIndex {
    method = PlainText.storable(method);
    error = PlainText.storable(error);
    file = PlainText.storable(file);
    layer = PlainText.storable(layer);
    status = PlainText.storable(status);
    subject = subject == null ? null : PlainText.storable(subject);
  }

  /**
   * By what a packet is searched.
   *
   * @param keys names that are looked up as they are, in small letters
   * @param words the text whose words are ranked
   */
  public record Searched(Set<String> keys, String words) {

    /** Of a longer text the rest is left out: PostgreSQL has no index of more than a megabyte. */
    private static final int MOST_CHARACTERS = 50_000;

    public Searched {
      keys =
          Set.copyOf(keys.stream().map(PlainText::storable).filter(key -> !key.isEmpty()).toList());
      words = PlainText.storable(words.substring(0, Math.min(words.length(), MOST_CHARACTERS)));
    }
  }
}
