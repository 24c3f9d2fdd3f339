package demo;

import dev.l9.trace.L9Traced;
import java.util.concurrent.CompletableFuture;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;

/** Runs on a thread of Spring's. */
@Service
public class Audit {
  @Async
  @L9Traced(captureOutput = false)
  public CompletableFuture<String> record(int id) {
    return CompletableFuture.completedFuture("recorded " + id + check(id));
  }

  @L9Traced
  String check(int id) {
    return id > 0 ? "" : " badly";
  }
}
