package demo

import dev.l9.trace.L9Sensitive
import dev.l9.trace.L9Traced
import kotlinx.coroutines.delay
import kotlinx.coroutines.runBlocking

@L9Traced fun topLevel(name: String, times: Int = 2): String = name.repeat(times)

@L9Traced fun String.shout(mark: Char): String = uppercase() + mark

@L9Traced inline fun <T> around(value: T, body: (T) -> T): T = body(value)

@L9Traced fun withLambda(step: Int): List<Int> = listOf(1, 2).map { it + step }

@L9Traced fun take(price: Cents): Cents = price

@JvmInline
value class Cents(val amount: Long) {
  @L9Traced fun times(factor: Int): Cents = Cents(amount * factor)

  @L9Traced fun pay(n: Int, @L9Sensitive word: String) = Unit
}

class Shop {
  @L9Traced internal fun secretStock(item: String): Int = item.length

  @JvmOverloads @L9Traced fun order(item: String, count: Int = 3): String = item + count

  @L9Traced fun local(n: Int): Int {
    @L9Traced fun twice(m: Int) = m * 2
    return twice(n)
  }

  companion object {
    @L9Traced fun open(name: String): String = "open $name"

    @JvmStatic @L9Traced fun close(name: String): String = "close $name"
  }
}

object Registry {
  @L9Traced fun lookUp(key: Int): Int = key + 1

  @JvmStatic @L9Traced fun reset(): Unit = Unit
}

interface Greeter {
  @L9Traced fun greet(name: String, greeting: String = "hello"): String = "$greeting $name"

  @L9Traced fun tell(n: Int, @L9Sensitive word: String) = Unit
}

class Host : Greeter

sealed class Shape {
  @L9Traced abstract fun area(): Int
}

class Square(private val side: Int) : Shape() {
  @L9Traced override fun area(): Int = side * side
}

open class Box<T> {
  @L9Traced open fun put(value: T): T = value
}

class IntBox : Box<Int>() {
  @L9Traced override fun put(value: Int): Int = value + 1
}

@L9Traced
class Account(val owner: String, var balance: Int) {
  lateinit var bank: String
  val doubled: Int
    get() = balance * 2
  val slow: Int by lazy { 7 }

  fun deposit(amount: Int = 5): Int {
    balance += amount
    return balance
  }

  private fun hidden() = 1

  internal fun audit(): Int = hidden()

  companion object {
    const val LIMIT = 9
    val shared = "shared"
  }
}

@L9Traced
data class Point(val x: Int, val y: Int = 0) {
  fun sum() = x + y
}

@L9Traced
enum class Level(val rank: Int) {
  LOW(1),
  HIGH(2);

  fun above(other: Level) = rank > other.rank
}

@L9Traced suspend fun direct(n: Int): Int = n + 1

@L9Traced
suspend fun slowly(n: Int): Int {
  delay(1)
  val one = direct(n)
  delay(1)
  return one + direct(n)
}

@L9Traced
suspend fun countDown(n: Int): Int {
  if (n == 0) return 0
  val below = countDown(n - 1)
  return below + direct(1)
}

class Login(@L9Sensitive val word: String, val user: String)

@L9Traced fun logIn(login: Login) = Unit

@L9Traced fun String.unlock(n: Int, @L9Sensitive word: String) = Unit

@L9Traced suspend fun await(n: Int, @L9Sensitive word: String) = Unit

@L9Traced fun Cents.spend(n: Int = 1, @L9Sensitive word: String) = Unit

@L9Traced fun failing(n: Int): Nothing = throw IllegalStateException("no $n")

@L9Traced
fun main() {
  topLevel("ab")
  topLevel("c", 3)
  "hi".shout('!')
  around(4) { it * 2 }
  withLambda(10)
  take(Cents(12)).times(2)
  val shop = Shop()
  shop.secretStock("pen")
  shop.order("cup")
  shop.local(4)
  Shop.open("a")
  Shop.close("b")
  Registry.lookUp(1)
  Registry.reset()
  Host().greet("you")
  (Square(3) as Shape).area()
  (IntBox() as Box<Int>).put(5)
  calledFromJava(shop)
  account()
  runBlocking { slowly(3) }
  runBlocking { countDown(2) }
  secrets()
  try {
    failing(1)
  } catch (e: IllegalStateException) {
    println(e.message)
  }
}

private fun secrets() {
  Cents(1).pay(2, "hidden")
  Host().tell(3, "hidden")
  logIn(Login("hidden", "me"))
  "door".unlock(4, "hidden")
  runBlocking { await(5, "hidden") }
  Cents(1).spend(word = "hidden")
}

/** Java, and what was compiled before, calls what Kotlin itself doesn't. */
private fun calledFromJava(shop: Shop) {
  val text = String::class.java
  Shop::class.java.getMethod("close", text).invoke(null, "c")
  Shop::class.java.getMethod("order", text).invoke(shop, "pot")
  Class.forName("demo.Greeter\$DefaultImpls")
    .getMethod("greet", Greeter::class.java, text, text)
    .invoke(null, Host(), "me", "hi")
}

private fun account() {
  val account = Account("me", 1)
  account.bank = account.owner + account.doubled + account.slow + Account.shared
  account.balance = 2
  account.deposit()
  account.audit()
  println(account.bank + account.balance)
  val (x, y) = Point(1).copy(y = 4)
  println("${Point(x, y)} ${Point(x, y) == Point(1, 4)} ${Point(1).hashCode()}")
  Point(x, y).sum()
  println(Level.valueOf("HIGH").above(Level.entries[0]))
}
