package dev.l9.sample.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class IoReasonTest {

  @Test
  void reasons_nameTheFile() {
    assertEquals("a/b is in the way", IoReason.of(new FileAlreadyExistsException("a/b")));
    assertEquals("a/b is missing", IoReason.of(new NoSuchFileException("a/b")));
    assertEquals("access to a/b is denied", IoReason.of(new AccessDeniedException("a/b")));
    assertEquals(
        "a/b: Not a directory",
        IoReason.of(new FileSystemException("a/b", null, "Not a directory")));
    assertEquals(
        "java.nio.file.DirectoryNotEmptyException: a/b",
        IoReason.of(new DirectoryNotEmptyException("a/b")));
    assertEquals("disk full", IoReason.of(new IOException("disk full")));
  }
}
