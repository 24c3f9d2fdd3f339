package dev.l9.trace.language;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JavaLexerTest {

  @Test
  void lexer_makesOnlyTheStartsOfLines() throws Exception {
    String code = "class A {\n" + "  int i = 1; // One.\n".repeat(2000) + "}\n";
    byte[] file = code.getBytes(StandardCharsets.UTF_8);
    JavaLexer.lex(file, 0);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    JavaLexer.lex(file, 0);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(bytes < 3 * 4 * 2000 + 4000, bytes + " bytes for 2,000 lines");
  }
}
