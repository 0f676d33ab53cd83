package dev.snailmail.network;

/** The standard normal law. */
final class NormalLaw {

    /** Beyond it lies less than a part in 10¹⁴. */
    private static final double LARGEST = 8;

    /** Halves the interval until it is as narrow as a {@code double} can tell. */
    private static final int HALVINGS = 60;

    private NormalLaw() {}

    /** {@return below which number a part of all draws is; {@code part} from 10⁻⁶ to 1 - 10⁻⁶} */
    static double quantile(double part) {
        if (part < 0.5) {
            return -quantile(1 - part);
        }
        double least = 0;
        double most = LARGEST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (least + most) / 2;
            if (cumulative(middle) < part) {
                least = middle;
            } else {
                most = middle;
            }
        }
        return part == 0.5 ? 0 : most;
    }

    /** The part of all draws below a number that is not negative: Marsaglia's series, whose terms are all positive. */
    private static double cumulative(double number) {
        double sum = number;
        double term = number;
        for (int i = 3; term > sum * Math.ulp(1.0); i += 2) {
            term *= number * number / i;
            sum += term;
        }
        return 0.5 + sum * Math.exp(-number * number / 2) / Math.sqrt(2 * Math.PI);
    }
}
