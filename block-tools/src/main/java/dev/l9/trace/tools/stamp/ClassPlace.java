package dev.l9.trace.tools.stamp;

import java.io.IOException;

/** A folder of classes, or a jar. Paths are those below the root of the classes. */
interface ClassPlace {

  /** Takes the files of a place. */
  interface Visitor {
    /**
     * Takes a file.
     *
     * @param path the path, with {@code /} between folders
     * @param millis when it was compiled or made at the latest, in milliseconds since the epoch
     */
    void visit(String path, byte[] content, long millis) throws IOException;
  }

  /** Whether a visitor wants to have the content of a file. */
  interface Filter {
    boolean isWanted(String path);
  }

  /** Has all wanted files visited. */
  void visit(Filter filter, Visitor visitor) throws IOException;

  /** Puts a file in, in place of any other that has this path. */
  void put(String path, byte[] content) throws IOException;
}
