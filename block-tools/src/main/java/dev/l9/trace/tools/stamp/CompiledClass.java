package dev.l9.trace.tools.stamp;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a class file says of its source.
 *
 * @param source the path of the source below a source root; null if the class file doesn't name it
 */
record CompiledClass(@Nullable String source) {

  private static final int MAGIC = 0xcafebabe;

  /**
   * Reads a class file.
   *
   * @throws IOException where the bytes aren't a class file
   */
  static CompiledClass of(byte[] classFile) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile))) {
      if (in.readInt() != MAGIC) {
        throw new IOException("it is no class file");
      }
      in.skipNBytes(4);
      return new Constants(in).read(in);
    }
  }

  /** The constants of a class file that matter here. */
  private static final class Constants {
    private final @Nullable String[] texts;
    private final int[] classNames;

    Constants(DataInputStream in) throws IOException {
      int count = in.readUnsignedShort();
      texts = new String[count];
      classNames = new int[count];
      for (int i = 1; i < count; i++) {
        int tag = in.readUnsignedByte();
        switch (tag) {
          case 1 -> texts[i] = in.readUTF();
          case 7 -> classNames[i] = in.readUnsignedShort();
          case 5, 6 -> {
            in.skipNBytes(8);
            i++; // A long and a double count twice.
          }
          case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
          case 8, 16, 19, 20 -> in.skipNBytes(2);
          case 15 -> in.skipNBytes(3);
          default -> throw new IOException("it has a constant of unknown kind " + tag);
        }
      }
    }

    CompiledClass read(DataInputStream in) throws IOException {
      in.skipNBytes(2);
      String name = text(classNames[in.readUnsignedShort()]);
      in.skipNBytes(2);
      in.skipNBytes(2L * in.readUnsignedShort());
      skipMembers(in);
      skipMembers(in);
      for (int i = in.readUnsignedShort(); i > 0; i--) {
        boolean namesSource = text(in.readUnsignedShort()).equals("SourceFile");
        int length = in.readInt();
        if (namesSource) {
          String folder = name.substring(0, name.lastIndexOf('/') + 1);
          return new CompiledClass(folder + text(in.readUnsignedShort()));
        }
        in.skipNBytes(length);
      }
      return new CompiledClass(null);
    }

    private static void skipMembers(DataInputStream in) throws IOException {
      for (int i = in.readUnsignedShort(); i > 0; i--) {
        in.skipNBytes(6);
        for (int j = in.readUnsignedShort(); j > 0; j--) {
          in.skipNBytes(2);
          in.skipNBytes(in.readInt());
        }
      }
    }

    private String text(int index) throws IOException {
      String text = texts[index];
      if (text == null) {
        throw new IOException("it is damaged");
      }
      return text;
    }
  }
}
