package dev.l9.trace.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Turns failures into what the user is told of them, without a stack trace. */
public final class FailureMessage {

  private FailureMessage() {}

  /**
   * The message for a failure, in one line unless the failure's own message has several. A failure
   * that nobody foresaw is called a fault of {@code l9}, and the message says where it was thrown.
   */
  public static String of(Throwable failure) {
    if (failure instanceof UncheckedIOException e && e.getCause() != null) {
      return of(e.getCause());
    }
    if (failure instanceof ToolFailure) {
      return String.valueOf(failure.getMessage());
    }
    if (failure instanceof IOException e) {
      return of(e);
    }
    if (failure instanceof OutOfMemoryError) {
      return "there is not enough memory; JAVA_TOOL_OPTIONS=-Xmx2g gives it more";
    }
    if (failure instanceof StackOverflowError) {
      return "the input is nested too deeply";
    }
    return "this is a fault of l9, please report it: " + failure + at(failure);
  }

  private static String of(IOException failure) {
    String said = String.valueOf(failure.getMessage());
    if (failure instanceof AccessDeniedException) {
      return said + ": permission denied";
    }
    if (failure instanceof NoSuchFileException) {
      return said + " does not exist";
    }
    if (failure instanceof CharacterCodingException) {
      return "it is no text in UTF-8";
    }
    // Without a reason, its message is the name of a file, and nothing more.
    boolean plain = failure instanceof FileSystemException e && e.getReason() == null;
    return plain ? failure.getClass().getSimpleName() + ": " + said : said;
  }

  private static String at(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return trace.length == 0 ? "" : " at " + trace[0];
  }
}
