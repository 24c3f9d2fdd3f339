package dev.l9.trace.contract.registry;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;

/** Replaces a file by a new one of the same mode, atomically. The file's lock must be held. */
final class Replacement {

  /** The file; where its name is a symbolic link, the file that it leads to. */
  private final Path target;

  Replacement(Path file) throws IOException {
    this.target = Files.exists(file) ? file.toRealPath() : file;
  }

  void write(byte[] content) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(target + " is a folder");
    }
    Files.createDirectories(folder);
    removeAbandoned(folder);
    Path made = folder.resolve(prefix() + Long.toHexString(System.nanoTime()) + ".l9tmp");
    try {
      fill(made, content);
      copyMode(made);
      Files.move(made, target, ATOMIC_MOVE, REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(made);
    }
  }

  /** Names that {@code l9 git install} has git ignore. */
  private String prefix() {
    String name = String.valueOf(target.getFileName());
    return (name.startsWith(".") ? "" : ".") + name + ".";
  }

  /** Only a process that was killed leaves such a file, since whoever writes one has the lock. */
  private void removeAbandoned(Path folder) throws IOException {
    DirectoryStream.Filter<Path> ours =
        file -> {
          String name = String.valueOf(file.getFileName());
          return name.startsWith(prefix()) && name.endsWith(".l9tmp");
        };
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ours)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static void fill(Path made, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(made, CREATE_NEW, WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  private void copyMode(Path made) throws IOException {
    PosixFileAttributeView old = Files.getFileAttributeView(target, PosixFileAttributeView.class);
    if (old != null && Files.exists(target)) {
      Files.setPosixFilePermissions(made, old.readAttributes().permissions());
    }
  }
}
