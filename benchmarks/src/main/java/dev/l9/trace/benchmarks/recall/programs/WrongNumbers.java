package dev.l9.trace.benchmarks.recall.programs;

import org.apache.commons.math3.analysis.interpolation.LinearInterpolator;
import org.apache.commons.math3.analysis.interpolation.SplineInterpolator;
import org.apache.commons.math3.analysis.polynomials.PolynomialFunction;
import org.apache.commons.math3.analysis.solvers.BisectionSolver;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.commons.math3.fraction.Fraction;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.ml.clustering.DoublePoint;
import org.apache.commons.math3.ml.clustering.KMeansPlusPlusClusterer;
import org.apache.commons.math3.primes.Primes;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.apache.commons.math3.stat.inference.TTest;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.apache.commons.math3.util.ArithmeticUtils;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.apache.commons.math3.util.MathArrays;
import org.apache.commons.math3.util.ResizableDoubleArray;

/** Gives Apache Commons Math what it refuses. */
public final class WrongNumbers {

  private static final double[] NONE = {};
  private static final double[] ONE = {1};
  private static final double[] TWO = {1, 2};

  private WrongNumbers() {}

  public static void main(String[] args) {
    Attempts attempts = new Attempts();
    numbers(attempts);
    matrices(attempts);
    functions(attempts);
    statistics(attempts);
    System.out.println(attempts);
  }

  private static void numbers(Attempts attempts) {
    attempts.attempt(() -> CombinatoricsUtils.factorial(-1));
    attempts.attempt(() -> CombinatoricsUtils.factorial(99));
    attempts.attempt(() -> CombinatoricsUtils.binomialCoefficient(2, 5));
    attempts.attempt(() -> ArithmeticUtils.addAndCheck(Integer.MAX_VALUE, 1));
    attempts.attempt(() -> ArithmeticUtils.mulAndCheck(1L << 62, 4L));
    attempts.attempt(() -> ArithmeticUtils.pow(2, -3));
    attempts.attempt(() -> ArithmeticUtils.gcd(Integer.MIN_VALUE, 0));
    attempts.attempt(() -> new Fraction(1, 0));
    attempts.attempt(() -> Fraction.ONE.divide(Fraction.ZERO));
    attempts.attempt(() -> new BigFraction(Double.NaN));
    attempts.attempt(() -> BigFraction.ONE.divide(0));
    attempts.attempt(() -> Complex.ONE.nthRoot(0));
    attempts.attempt(() -> Primes.nextPrime(-5));
    attempts.attempt(() -> Primes.primeFactors(1));
    attempts.attempt(() -> MathArrays.ebeAdd(ONE, TWO));
    attempts.attempt(() -> MathArrays.normalizeArray(new double[2], 1));
    attempts.attempt(() -> MathArrays.linearCombination(ONE, TWO));
    attempts.attempt(() -> MathArrays.convolve(NONE, TWO));
    attempts.attempt(
        () -> {
          MathArrays.checkOrder(new double[] {3, 1});
          return 0;
        });
    attempts.attempt(() -> new ResizableDoubleArray(-1));
    attempts.attempt(() -> new ResizableDoubleArray(TWO).getElement(9));
    attempts.attempt(() -> Vector3D.ZERO.normalize());
    attempts.attempt(() -> Vector3D.angle(Vector3D.ZERO, Vector3D.PLUS_I));
  }

  private static void matrices(Attempts attempts) {
    RealMatrix two = new Array2DRowRealMatrix(new double[][] {{1, 2}, {2, 4}});
    RealMatrix wide = new Array2DRowRealMatrix(new double[][] {{1, 2, 3}});
    attempts.attempt(() -> two.add(wide));
    attempts.attempt(() -> wide.multiply(two));
    attempts.attempt(() -> wide.power(2));
    attempts.attempt(() -> two.getEntry(5, 0));
    attempts.attempt(() -> two.getColumn(-1));
    attempts.attempt(() -> two.getSubMatrix(1, 0, 0, 1));
    attempts.attempt(() -> wide.getTrace());
    attempts.attempt(() -> two.operate(new double[3]));
    attempts.attempt(() -> new LUDecomposition(two).getSolver().getInverse());
    attempts.attempt(() -> new LUDecomposition(wide));
    attempts.attempt(() -> new CholeskyDecomposition(two));
    attempts.attempt(() -> MatrixUtils.createRealMatrix(new double[][] {{1}, {1, 2}}));
    attempts.attempt(() -> MatrixUtils.createRealDiagonalMatrix(null));
    attempts.attempt(() -> new ArrayRealVector(TWO).dotProduct(new ArrayRealVector(ONE)));
    attempts.attempt(() -> new ArrayRealVector(TWO).getEntry(7));
    attempts.attempt(() -> new ArrayRealVector(2).unitVector());
  }

  private static void functions(Attempts attempts) {
    attempts.attempt(() -> new PolynomialFunction(NONE));
    attempts.attempt(() -> new LinearInterpolator().interpolate(ONE, ONE));
    attempts.attempt(() -> new LinearInterpolator().interpolate(TWO, TWO).value(8));
    attempts.attempt(() -> new SplineInterpolator().interpolate(TWO, TWO));
    attempts.attempt(
        () -> new SplineInterpolator().interpolate(new double[] {3, 2, 1}, new double[3]));
    attempts.attempt(() -> new BrentSolver().solve(9, x -> x * x + 1, 0, 1));
    attempts.attempt(() -> new BisectionSolver().solve(3, x -> x - 0.3, 0, 1));
    attempts.attempt(() -> new BisectionSolver().solve(3, x -> x, 2, 1));
  }

  private static void statistics(Attempts attempts) {
    attempts.attempt(() -> new NormalDistribution(0, -1));
    attempts.attempt(() -> new NormalDistribution().inverseCumulativeProbability(2));
    attempts.attempt(() -> new ExponentialDistribution(0));
    attempts.attempt(() -> new UniformRealDistribution(2, 1));
    attempts.attempt(() -> new BinomialDistribution(3, 1.5));
    attempts.attempt(() -> new BinomialDistribution(-3, 0.5));
    attempts.attempt(() -> StatUtils.percentile(TWO, 120));
    attempts.attempt(() -> StatUtils.mode(null));
    attempts.attempt(() -> StatUtils.sumDifference(ONE, TWO));
    attempts.attempt(() -> new Percentile().evaluate(TWO, 0, 5, 50));
    attempts.attempt(() -> new PearsonsCorrelation().correlation(ONE, ONE));
    attempts.attempt(() -> new TTest().tTest(ONE, ONE));
    attempts.attempt(() -> new TTest().pairedT(ONE, TWO));
    attempts.attempt(() -> new ChiSquareTest().chiSquare(new double[] {1, -1}, new long[] {1, 2}));
    attempts.attempt(() -> new ChiSquareTest().chiSquare(TWO, new long[] {1}));
    attempts.attempt(
        () -> {
          new OLSMultipleLinearRegression().newSampleData(NONE, new double[0][]);
          return 0;
        });
    attempts.attempt(
        () -> {
          new OLSMultipleLinearRegression().newSampleData(ONE, 3, 4);
          return 0;
        });
    attempts.attempt(() -> new KMeansPlusPlusClusterer<DoublePoint>(3).cluster(null));
    attempts.attempt(
        () ->
            new KMeansPlusPlusClusterer<DoublePoint>(3)
                .cluster(java.util.List.of(new DoublePoint(TWO))));
  }
}
