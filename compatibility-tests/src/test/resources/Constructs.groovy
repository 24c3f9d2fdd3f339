package demo

import dev.l9.trace.L9Sensitive
import dev.l9.trace.L9Traced
import groovy.transform.CompileStatic
import groovy.transform.Immutable

trait Greeter {
  String title = 'Dr'

  @L9Traced
  String greet(String name) { "hello $title $name" }

  @L9Traced
  void tell(int n, @L9Sensitive String word) {}
}

class Host implements Greeter {}

class Dynamic {
  @L9Traced
  def add(a, b = 2) { a + b }

  @L9Traced
  void hide(int n = 1, @L9Sensitive String word) {}

  @L9Traced
  static String label(Object text) { "<$text>" }

  @L9Traced
  int closures(int step) { [1, 2].collect { it + step }.sum() }
}

@CompileStatic
class Static {
  @L9Traced
  long square(long n) { n * n }

  @L9Traced
  int twice(int n) { def f = { int m -> m * 2 }; f.call(n) }
}

@L9Traced
class Account {
  String owner
  int balance = 1
  private int hidden = 2

  int deposit(int amount = 5) { balance += amount; balance }

  protected String audit() { owner + inner() }

  private String inner() { 'x' + hidden }

  int getDoubled() { balance * 2 }
}

@L9Traced
@Immutable
class Point {
  int x
  int y

  int sum() { x + y }
}

class Loud {
  @Override
  String toString() { println 'toString was called'; 'loud' }
}

class Program {
  @L9Traced
  static void main(String[] args) {
    new Host().greet('you')
    new Host().tell(3, 'hidden')
    def dynamic = new Dynamic()
    dynamic.hide('hidden')
    dynamic.add(1)
    dynamic.add('a', 'b')
    Dynamic.label("n=${new Loud().hashCode() * 0}")
    Dynamic.label(1)
    dynamic.closures(10)
    new Static().square(5)
    new Static().twice(4)
    def account = new Account(owner: 'me')
    account.owner = account.owner + account.balance
    account.deposit()
    account.deposit(1)
    account.audit()
    println account.doubled
    println account.metaClass != null
    def point = new Point(1, 2)
    println "$point ${point == new Point(1, 2)} ${point.sum()}"
    lazily("${new Loud()}")
    try {
      dynamic.noSuchMethod()
    } catch (MissingMethodException e) {
      println e.method
    }
  }

  @L9Traced
  static void lazily(GString text) { println 'in' }
}
