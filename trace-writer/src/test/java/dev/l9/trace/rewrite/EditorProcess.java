package dev.l9.trace.rewrite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * An editor: {@code FILE MODE}. For every line {@code NUMBER MICROSECONDS} that it is given it
 * saves the file with that number in it after that time, and answers with the number.
 */
final class EditorProcess {

  /** How an editor saves. */
  enum Mode {
    IN_PLACE,
    IN_TWO_WRITES,
    BY_RENAME
  }

  private EditorProcess() {}

  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    Mode mode = Mode.valueOf(args[1]);
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      String[] command = line.split(" ");
      LockSupport.parkNanos(1000L * Integer.parseInt(command[1]));
      save(file, mode, Integer.parseInt(command[0]));
      System.out.println(command[0]);
    }
  }

  /** What the editor saves under this number. */
  static String text(int number) {
    return "class A {\n" + "  // A line.\n".repeat(number % 300) + "  int i = " + number + ";\n}\n";
  }

  static void save(Path file, Mode mode, int number) throws IOException {
    byte[] text = text(number).getBytes(UTF_8);
    if (mode == Mode.BY_RENAME) {
      Path temporary = file.resolveSibling("A.java.edit~");
      Files.write(temporary, text);
      Files.move(temporary, file, ATOMIC_MOVE);
      return;
    }
    int first = mode == Mode.IN_PLACE ? text.length : text.length / 2;
    try (OutputStream out = new FileOutputStream(file.toFile())) {
      out.write(text, 0, first);
      if (first < text.length) {
        LockSupport.parkNanos(500_000);
        out.write(text, first, text.length - first);
      }
    }
  }
}
