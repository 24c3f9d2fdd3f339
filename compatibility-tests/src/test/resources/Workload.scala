package workload

case class P(a: Int, b: String = "x")
trait T { def hi(n: Int) = n + 1 }
object S extends T {
  def main(args: Array[String]): Unit = println(List(1, 2, 3).map(hi).map(P(_)))
}
