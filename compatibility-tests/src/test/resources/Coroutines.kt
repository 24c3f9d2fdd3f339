package demo

import dev.l9.trace.L9Sensitive
import dev.l9.trace.L9Traced
import dev.l9.trace.L9Tracer
import kotlin.coroutines.resume
import kotlin.coroutines.suspendCoroutine
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeoutOrNull
import kotlinx.coroutines.yield

@L9Traced fun work(n: Int): Int = n

@L9Traced
suspend fun leaf(n: Int): Int {
  delay(10)
  return work(n)
}

@L9Traced
suspend fun outer(n: Int): Int {
  L9Tracer.metadata("step", "first")
  val one = leaf(n)
  delay(5)
  return one + leaf(n + 1)
}

@L9Traced
suspend fun elsewhere(n: Int): Int {
  val found = withContext(Dispatchers.Default) { leaf(n) }
  return found + work(1)
}

@L9Traced
suspend fun parallel(): Int = coroutineScope {
  val all = (1..3).map { n -> async(Dispatchers.Default) { leaf(n) } }
  all.awaitAll().sum()
}

/** Each passes the result of the next one on. */
@L9Traced suspend fun passing(n: Int): Int = passed(n)

@L9Traced suspend fun passed(n: Int): Int = withContext(Dispatchers.IO) { leaf(n) }

@L9Traced
suspend fun failsElsewhere(): Int = withContext(Dispatchers.IO) {
  delay(5)
  throw IllegalArgumentException("elsewhere")
}

@L9Traced suspend fun waitsForEver(): Unit = awaitCancellation()

@L9Traced
suspend fun failsLater(): Int {
  delay(5)
  throw IllegalStateException("later")
}

@L9Traced
suspend fun failsAtOnce(): Int {
  if (work(0) == 0) throw IllegalStateException("at once")
  delay(5)
  return 1
}

@L9Traced
suspend fun never(): Int {
  delay(100_000_000)
  return 1
}

@L9Traced
@L9Sensitive
suspend fun hidden(): String {
  delay(5)
  return "hunter2"
}

@L9Traced
suspend fun doesNotWait(n: Int): Int {
  if (n < 0) {
    delay(5)
  }
  return work(n)
}

@L9Traced
suspend fun recursive(n: Int): Int {
  yield()
  return if (n == 0) 0 else recursive(n - 1) + 1
}

/** Without a state of its own: the caller's is passed on. */
@L9Traced suspend fun tail(n: Int): Int = suspendCoroutine { it.resume(n) }

@L9Traced suspend fun tailThatWaits(gate: Deferred<Int>): Int = gate.await()

/** Resumed by another thread, perhaps before it has returned. */
@L9Traced
suspend fun raced(n: Int): Int {
  val found = suspendCoroutine { continuation -> Thread { continuation.resume(n) }.start() }
  return found + work(n)
}

fun main() = runAll()

private fun runAll() = runBlocking {
  println(outer(1))
  println(elsewhere(5))
  println(parallel())
  println(passing(6))
  try {
    failsElsewhere()
  } catch (e: IllegalArgumentException) {
    println(e)
  }
  println(withTimeoutOrNull(10) { waitsForEver() })
  try {
    failsLater()
  } catch (e: IllegalStateException) {
    println(e)
  }
  try {
    failsAtOnce()
  } catch (e: IllegalStateException) {
    println(e)
  }
  val job = launch { never() }
  yield()
  job.cancelAndJoin()
  println(withTimeoutOrNull(10) { never() })
  println(hidden())
  println(doesNotWait(7))
  println(recursive(2))
  println(tail(8))
  val gate = CompletableDeferred<Int>()
  launch { gate.complete(9) }
  println(tailThatWaits(gate))
  var sum = 0
  repeat(200) { sum += raced(it) }
  println(sum)
}

/** Has used coroutines before a class is traced. */
object Late {
  @JvmStatic
  fun main(args: Array<String>) {
    runBlocking { delay(1) }
    runAll()
  }
}
