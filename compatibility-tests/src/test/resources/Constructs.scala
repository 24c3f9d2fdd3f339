package demo

import dev.l9.trace.L9Sensitive
import dev.l9.trace.L9Traced
import scala.annotation.meta.field

trait Greeter {
  @L9Traced def greet(name: String, greeting: String = "hello"): String = s"$greeting $name"

  @L9Traced def tell(n: Int, @L9Sensitive word: String): Unit = ()
}

class Host extends Greeter

object Registry {
  @L9Traced def lookUp(key: Int): Int = key + 1
}

class Shop {
  @L9Traced def open(name: String): String = s"open $name"
}

object Shop {
  @L9Traced def close(name: String): String = s"close $name"
}

case class Point(x: Int, y: Int = 0) {
  @L9Traced def sum: Int = x + y
}

@L9Traced
class Account(val owner: String, var balance: Int) {
  lazy val slow: Int = balance * 10

  def deposit(amount: Int = 5): Int = { balance += amount; balance }

  private def hidden: Int = 1

  def audit(): Int = hidden
}

@L9Traced
case class Line(from: Int, to: Int) {
  def length: Int = to - from
}

class Cents(val amount: Long) extends AnyVal {
  @L9Traced def times(factor: Int): Long = amount * factor

  @L9Traced def pay(n: Int, @L9Sensitive word: String): Unit = ()
}

abstract class Box[T] {
  def put(value: T): T
}

class IntBox extends Box[Int] {
  @L9Traced def put(value: Int): Int = value + 1
}

class Login(@(L9Sensitive @field) val word: String, val user: String)

extension (text: String) @L9Traced def unlock(n: Int, @L9Sensitive word: String): Unit = ()

extension (text: String) @L9Traced def shout(mark: Char): String = text.toUpperCase + mark

@L9Traced def topLevel(n: Int): Int = n + 1

object Program {
  @L9Traced def ++(n: Int): Int = n + 2

  @L9Traced def withFunction(step: Int): List[Int] = List(1, 2).map(n => n + step)

  @L9Traced def logIn(login: Login): Unit = ()

  @L9Traced def byName(value: => Int): Int = value + value

  def sensitiveLocal(n: Int): Unit = {
    @L9Traced def inner(@L9Sensitive word: String): Int = n
    inner("hidden")
  }

  @L9Traced def nested(n: Int): Int = {
    @L9Traced def inner(m: Int): Int = m * n
    inner(3)
  }

  @L9Traced lazy val once: Int = 3

  @L9Traced def count(n: Int): Int = if (n == 0) 0 else count(n - 1)

  @L9Traced def main(args: Array[String]): Unit = {
    Host().greet("you")
    Registry.lookUp(1)
    Class.forName("demo.Registry").getMethod("lookUp", classOf[Int]).invoke(null, 2)
    Shop().open("a")
    Shop.close("b")
    Point(1).sum
    val account = Account("me", 1)
    account.balance = 2
    println(account.owner + account.balance + account.slow + account.slow)
    account.deposit()
    account.audit()
    println(s"${Line(1, 4)} ${Line(1, 4) == Line(1, 4).copy(to = 5)} ${Line(1, 4).length}")
    Cents(12).times(2)
    classOf[Cents].getMethod("times", classOf[Int]).invoke(Cents(1), 3)
    (IntBox(): Box[Int]).put(5)
    "hi".shout('!')
    topLevel(1)
    Host().tell(3, "hidden")
    Cents(1).pay(2, "hidden")
    logIn(Login("hidden", "me"))
    "door".unlock(4, "hidden")
    sensitiveLocal(5)
    ++(1)
    withFunction(10)
    byName { println("by name"); 2 }
    nested(2)
    once
    once
    count(2)
  }
}
