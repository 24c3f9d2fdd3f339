// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"FOU-SPEC-012","component_name":"SpecReader","module_version":"1.0.0",
// "created_at":"2026-11-21T07:37:37Z","created_by":"L9 Trace","layer":"foundation","domain":"spec","type":"utility",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"Reads spec files, which are UTF-8.","dependencies":["dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced",
// "java.io.IOException","java.nio.charset.CharacterCodingException","java.nio.charset.StandardCharsets",
// "java.nio.file.AccessDeniedException","java.nio.file.Files","java.nio.file.NoSuchFileException",
// "java.nio.file.Path"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.spec;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads spec files, which are UTF-8. */
public final class SpecReader {

  private SpecReader() {}

  /**
   * The text of a file.
   *
   * @throws IOException with a message for the user that names the file
   */
  @L9Traced(task = "read spec", layer = HrmLayer.SYSTEM, operation = "spec.read")
  public static String read(Path file) throws IOException {
    try {
      if (Files.isDirectory(file)) {
        throw new IOException("it is a folder");
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IOException("cannot read " + file + ": " + reason(e), e);
    }
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "access is denied";
    }
    return e instanceof CharacterCodingException
        ? "it is not UTF-8 text"
        : String.valueOf(e.getMessage());
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"FOU-SPEC-012"}
// ============================================================================
// END FOOTER METADATA
// ============================================================================

// ============================================================================
// L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT
// ============================================================================
// {"trace_id":"","task":"","timestamp":"","patterns_used":[],"graph":{"nodes":[],"edges":[]},"inputs":{},"outputs":{},
// "metrics":{"confidence":"","errors_detected":[],"stability_score":""}}
// ============================================================================
// END L9 DORA BLOCK
// ============================================================================
