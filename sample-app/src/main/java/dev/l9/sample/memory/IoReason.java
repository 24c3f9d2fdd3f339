package dev.l9.sample.memory;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file of the state could not be used, for the user. */
public final class IoReason {

  private IoReason() {}

  /** One line that names the file; the JDK's own message is often the bare path. */
  public static String of(IOException failure) {
    if (failure instanceof FileAlreadyExistsException exists) {
      return exists.getFile() + " is in the way";
    }
    if (failure instanceof NoSuchFileException missing) {
      return missing.getFile() + " is missing";
    }
    if (failure instanceof AccessDeniedException denied) {
      return "access to " + denied.getFile() + " is denied";
    }
    boolean pathOnly =
        failure instanceof FileSystemException concrete && concrete.getReason() == null;
    boolean untold = pathOnly || failure.getMessage() == null;
    return untold ? failure.toString() : String.valueOf(failure.getMessage());
  }
}
