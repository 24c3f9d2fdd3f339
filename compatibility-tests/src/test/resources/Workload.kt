package workload
data class P(val a: Int, val b: String = "x")
fun P.twice() = P(a * 2, b + b)
fun main() { listOf(P(1), P(2)).map { it.twice() }.forEach { println(it) } }
