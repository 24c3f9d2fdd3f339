package dev.l9.trace.tools.doctor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the doctor says of a class, method or file.
 *
 * @param asked what was asked about, in the words of who asked
 * @param methods the methods that are meant, in the order of the report
 * @param noMethods why there are none; null where there are some
 * @param hasTrace whether the run wrote its events into a file
 */
public record DoctorAnswer(
    String asked, List<MethodAnswer> methods, @Nullable NoMethods noMethods, boolean hasTrace) {

  /** Copies the list. */
  public DoctorAnswer {
    methods = List.copyOf(methods);
  }

  /** Whether one of the methods is traced and has run, and a block tells of it. */
  public boolean isWell() {
    return methods.stream().anyMatch(MethodAnswer::isWell);
  }
}
