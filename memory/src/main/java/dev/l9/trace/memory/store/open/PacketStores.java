package dev.l9.trace.memory.store.open;

import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.store.StoreUrl;
import dev.l9.trace.memory.store.postgres.PostgresStores;
import dev.l9.trace.memory.store.sqlite.SqliteStores;

/** Opens stores. */
public final class PacketStores {

  private PacketStores() {}

  /** Opens a store, and makes it where there is none. */
  public static PacketStore make(StoreUrl url) throws StoreException {
    return open(url, true);
  }

  /**
   * Opens a store.
   *
   * @throws StoreException where there is none
   */
  public static PacketStore open(StoreUrl url) throws StoreException {
    return open(url, false);
  }

  /**
   * Opens a store to read it. A folder's files stay as they are.
   *
   * @throws StoreException where there is none, or one of another version
   */
  public static PacketStore read(StoreUrl url) throws StoreException {
    return url instanceof StoreUrl.InFolder folder ? SqliteStores.read(folder) : open(url, false);
  }

  private static PacketStore open(StoreUrl url, boolean isMade) throws StoreException {
    if (url instanceof StoreUrl.InFolder folder) {
      return SqliteStores.open(folder, isMade);
    } else if (url instanceof StoreUrl.OnServer server) {
      return PostgresStores.open(server, isMade);
    }
    throw new IllegalStateException("there is no other kind of URL than those: " + url);
  }
}
