package dev.l9.trace.memory.store;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where a store is. */
public sealed interface StoreUrl {

  /** Where it is by default: in the working directory. */
  String DEFAULT = "file:.l9/memory";

  /** The beginning of the URLs of folders. */
  String FILE = "file:";

  /** In a folder of this machine. */
  record InFolder(Path folder) implements StoreUrl {
    @Override
    public String toString() {
      return FILE + folder;
    }
  }

  /** On a PostgreSQL server. The text has no password. */
  record OnServer(String jdbcUrl) implements StoreUrl {

    private static final Pattern SECRET = Pattern.compile("(?i)([?&](?:ssl)?password=)[^&]*");

    @Override
    public String toString() {
      return SECRET.matcher(jdbcUrl).replaceAll("$1***").replaceAll("//[^/@]*@", "//***@");
    }
  }

  /**
   * Reads a URL.
   *
   * @throws StoreException where it is none; the message says what is allowed
   */
  static StoreUrl parse(String url) throws StoreException {
    if (url.startsWith("jdbc:postgresql:")) {
      return new OnServer(url);
    }
    try {
      if (url.startsWith(FILE) && url.length() > FILE.length()) {
        return new InFolder(Path.of(url.substring(FILE.length())));
      }
    } catch (InvalidPathException e) {
      throw new StoreException("'" + url + "' isn't the name of a folder: " + e.getReason(), e);
    }
    throw new StoreException(
        "'"
            + url
            + "' is no store: write file:FOLDER, such as "
            + DEFAULT
            + ", or jdbc:postgresql://HOST/DATABASE?user=NAME");
  }
}
