package workload
import groovy.transform.CompileStatic
trait Greeter { String greet(String n) { "hello ${n}" } }
@CompileStatic
class Counter implements Greeter {
  int count = 0
  int add(int n = 1) { count += n; [1,2,3].each { count += it }; count }
}
class Dyn { def run(x) { def c = { y -> x + y }; c(3) ; switch(x) { case 1..3: return 'a'; case ~/x.*/: return 'b'; default: return [a: x, b: "g${x}"] } } }
println new Dyn().run(5)
