package demo.hidden;

/** In a package that is not even exported. */
public record Line(String article, int count) {}
