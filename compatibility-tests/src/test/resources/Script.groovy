import dev.l9.trace.L9Traced

@L9Traced
int twice(int n) { n * 2 }

println twice(4)
