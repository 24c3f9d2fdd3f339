package demo;

import dev.l9.trace.L9Traced;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Is called through its interface, so its proxy is one of the JDK. */
@Component
class GreeterBean implements Greeter {
  @Override
  @Transactional
  @L9Traced
  public String greet(String name) {
    return "Hello, " + name;
  }
}
