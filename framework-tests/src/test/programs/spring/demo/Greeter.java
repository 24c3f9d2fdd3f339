package demo;

/** What the proxy of {@link GreeterBean} implements. */
public interface Greeter {
  String greet(String name);
}
