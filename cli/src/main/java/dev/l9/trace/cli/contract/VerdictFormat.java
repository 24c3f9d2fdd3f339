package dev.l9.trace.cli.contract;

import dev.l9.trace.contract.rule.Verdict;
import java.io.PrintWriter;

/** The forms in which a verdict is shown. */
enum VerdictFormat {
  text {
    @Override
    void print(Verdict verdict, PrintWriter out) {
      new VerdictText(out).print(verdict);
    }
  };

  abstract void print(Verdict verdict, PrintWriter out);
}
