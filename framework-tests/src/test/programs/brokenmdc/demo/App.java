package demo;

import dev.l9.trace.L9Traced;

public class App {
  public static void main(String[] args) {
    System.out.println(twice(1) + twice(2));
  }

  @L9Traced
  static int twice(int n) {
    return 2 * n;
  }
}
