package dev.l9.trace.benchmarks.compare;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordingFile;

/** Counts the events that a tracer has left in the files of a run's folder. */
interface EventCounter {

  long count(Path folder) throws IOException;

  /** How often a text stands in the files whose names end so. */
  static EventCounter ofText(String ending, String text) {
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    return folder -> {
      long count = 0;
      for (Path file : files(folder, ending)) {
        count += occurrences(file, wanted);
      }
      return count;
    };
  }

  /** From the size of files with events of one length, and little else. */
  static EventCounter ofSize(String ending, int bytesOfEvent) {
    return folder -> {
      long size = 0;
      for (Path file : files(folder, ending)) {
        size += Files.size(file);
      }
      return size / bytesOfEvent;
    };
  }

  static EventCounter ofRecording(String name, String eventType) {
    return folder -> {
      long count = 0;
      try (RecordingFile recording = new RecordingFile(folder.resolve(name))) {
        while (recording.hasMoreEvents()) {
          if (recording.readEvent().getEventType().getName().equals(eventType)) {
            count++;
          }
        }
      }
      return count;
    };
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.getFileName().toString().endsWith(ending)).toList();
    }
  }

  /** A mismatch needs no way back: in no text here does the beginning come again and go on. */
  private static long occurrences(Path file, byte[] wanted) throws IOException {
    long count = 0;
    int matched = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      byte[] buffer = new byte[1 << 16];
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        for (int i = 0; i < length; i++) {
          matched = buffer[i] == wanted[matched] ? matched + 1 : buffer[i] == wanted[0] ? 1 : 0;
          if (matched == wanted.length) {
            count++;
            matched = 0;
          }
        }
      }
    }
    return count;
  }
}
