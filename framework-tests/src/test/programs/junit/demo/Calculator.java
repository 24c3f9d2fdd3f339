package demo;

import dev.l9.trace.L9Traced;

class Calculator {
  @L9Traced
  int divide(int a, int b) {
    return a / b;
  }
}
