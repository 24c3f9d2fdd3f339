package dev.l9.trace.memory.embed.minilm;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Has ONNX Runtime load its libraries, and leaves none of them behind. It would unpack them into a
 * temporary folder by itself, of which the folder stays.
 */
final class NativeLibraries {

  /** Where ONNX Runtime looks for libraries before it unpacks its own. */
  private static final String PATH = "onnxruntime.native.path";

  private static final List<String> NAMES = List.of("onnxruntime", "onnxruntime4j_jni");

  private NativeLibraries() {}

  static OrtEnvironment load() throws IOException {
    Path folder = Files.createTempDirectory("l9-memory");
    folder.toFile().deleteOnExit(); // What is said first is deleted last.
    List<Path> files = new ArrayList<>();
    try {
      for (String name : NAMES) {
        files.add(unpack(System.mapLibraryName(name), folder));
      }
      System.setProperty(PATH, folder.toString());
      return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "l9");
    } finally {
      System.clearProperty(PATH);
      files.forEach(NativeLibraries::delete);
      delete(folder);
    }
  }

  private static Path unpack(String file, Path folder) throws IOException {
    String resource = "/ai/onnxruntime/native/" + platform() + "/" + file;
    try (InputStream in = NativeLibraries.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException("there is no library of it for " + platform());
      }
      Path unpacked = folder.resolve(file);
      Files.copy(in, unpacked);
      return unpacked;
    }
  }

  private static String platform() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String name = os.contains("mac") ? "osx" : os.contains("win") ? "win" : "linux";
    String chip = System.getProperty("os.arch", "");
    return name + "-" + (chip.equals("amd64") || chip.equals("x86_64") ? "x64" : chip);
  }

  /** Windows deletes no library that is loaded, so there it goes when the program ends. */
  private static void delete(Path file) {
    if (!file.toFile().delete()) {
      file.toFile().deleteOnExit();
    }
  }
}
