package dev.l9.trace.benchmarks.replay.programs;

import org.apache.commons.math3.analysis.polynomials.PolynomialFunction;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.exception.MathArithmeticException;
import org.apache.commons.math3.fraction.Fraction;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.apache.commons.math3.util.ArithmeticUtils;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.apache.commons.math3.util.Precision;

/** Computes, with Apache Commons Math. */
public final class Statistics {

  private Statistics() {}

  public static void main(String[] args) {
    double[] values = {1.5, 2.5, 4};
    System.out.println(StatUtils.mean(values) + StatUtils.variance(values) + StatUtils.max(values));
    System.out.println(StatUtils.percentile(values, 50) + StatUtils.sumSq(values));
    Fraction half = new Fraction(1, 2);
    System.out.println(half.add(new Fraction(2, 3)).divide(3) + " " + half.doubleValue());
    System.out.println(half.compareTo(Fraction.ONE) + " " + half.reciprocal().percentageValue());
    Complex one = new Complex(1, -2);
    System.out.println(one.multiply(new Complex(0, 1)).abs() + " " + one.conjugate().add(3));
    System.out.println(ArithmeticUtils.gcd(12, 18) + ArithmeticUtils.lcm(4, 6));
    System.out.println(ArithmeticUtils.isPowerOfTwo(64) + " " + ArithmeticUtils.pow(3, 4));
    System.out.println(CombinatoricsUtils.binomialCoefficient(10, 3));
    System.out.println(Precision.equals(1.0, 1.0 + 1e-17) + " " + Precision.round(2.345, 2));
    PolynomialFunction parabola = new PolynomialFunction(new double[] {1, 0, 2});
    System.out.println(parabola.value(3) + " " + parabola.polynomialDerivative().degree());
    Vector3D up = new Vector3D(0, 0, 1);
    System.out.println(up.add(new Vector3D(1, 0, 0)).getNorm() + up.dotProduct(Vector3D.PLUS_K));
    SimpleRegression line = new SimpleRegression();
    SummaryStatistics summary = new SummaryStatistics();
    for (double value : values) {
      line.addData(value, 2 * value + 1);
      summary.addValue(value);
    }
    System.out.println(line.getSlope() + line.predict(10) + summary.getMean());
    try {
      ArithmeticUtils.addAndCheck(Integer.MAX_VALUE, 1);
    } catch (MathArithmeticException e) {
      System.out.println(e.getMessage());
    }
  }
}
