package dev.aimos.witness;

import dev.aimos.AimosException;
import dev.aimos.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Maps a confidence to how often answers of such confidence were right. Never decreasing; from 0 to 1. */
public sealed interface Calibrator {
    /** The calibrated confidence. */
    double apply(double confidence);

    /** As JSON. */
    Json.Obj json();

    /** How to fit one. */
    enum Method {
        /** One number: see {@link Temperature}. Wants some tens of outcomes. */
        TEMPERATURE,
        /** Steps: see {@link Isotonic}. Wants some hundreds. */
        ISOTONIC
    }

    /** Leaves confidences as they are. */
    record Identity() implements Calibrator {
        @Override
        public double apply(double confidence) {
            return Texts.share("confidence", confidence);
        }

        @Override
        public Json.Obj json() {
            return new Json.Obj(Map.of("method", Json.of("identity")));
        }
    }

    /**
     * {@code σ(logit(p) / T + b)}: temperature scaling (Guo et al., ICML 2017) with an intercept, as Platt scaling has.
     *
     * @param temperature T, above 0; above 1 for confidences that are too extreme
     * @param bias b; 0 for temperature scaling proper
     */
    record Temperature(double temperature, double bias) implements Calibrator {
        private static final double LEAST = 1e-6;

        public Temperature {
            Texts.require(
                    temperature > 0 && Double.isFinite(temperature) && Double.isFinite(bias),
                    "calibrator-malformed",
                    "a temperature is above 0 and a bias is finite; got " + temperature + " and " + bias);
        }

        @Override
        public double apply(double confidence) {
            double p = Math.min(1 - LEAST, Math.max(LEAST, Texts.share("confidence", confidence)));
            double logit = StrictMath.log(p / (1 - p)) / temperature + bias;
            return 1 / (1 + StrictMath.exp(-logit));
        }

        @Override
        public Json.Obj json() {
            return new Json.Obj(Map.of(
                    "bias", Json.of(bias), "method", Json.of("temperature"), "temperature", Json.of(temperature)));
        }
    }

    /**
     * Straight lines between knots, and constant outside them. Fitted by pool-adjacent-violators (Zadrozny and Elkan, KDD
     * 2002): the steps, and straight lines from the end of one to the start of the next.
     *
     * @param knots confidences, ascending, each with its calibrated value, never descending; at least one
     */
    record Isotonic(List<Knot> knots) implements Calibrator {
        /**
         * A point of the function.
         *
         * @param confidence from 0 to 1
         * @param calibrated from 0 to 1
         */
        public record Knot(double confidence, double calibrated) {
            public Knot {
                Texts.share("confidence", confidence);
                Texts.share("confidence", calibrated);
            }
        }

        public Isotonic {
            knots = List.copyOf(knots);
            Texts.require(!knots.isEmpty(), "calibrator-malformed", "an isotonic calibrator has at least one knot");
            for (int i = 1; i < knots.size(); i++) {
                Texts.require(
                        knots.get(i - 1).confidence() < knots.get(i).confidence()
                                && knots.get(i - 1).calibrated() <= knots.get(i).calibrated(),
                        "calibrator-malformed",
                        "the knots of an isotonic calibrator ascend");
            }
        }

        @Override
        public double apply(double confidence) {
            Texts.share("confidence", confidence);
            int from = 0;
            int to = knots.size();
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (knots.get(middle).confidence() <= confidence) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            if (from == 0) {
                return knots.get(0).calibrated();
            }
            Knot left = knots.get(from - 1);
            if (from == knots.size()) {
                return left.calibrated();
            }
            Knot right = knots.get(from);
            double share = (confidence - left.confidence()) / (right.confidence() - left.confidence());
            return left.calibrated() + share * (right.calibrated() - left.calibrated());
        }

        @Override
        public Json.Obj json() {
            List<Json> points = knots.stream()
                    .map(knot -> (Json) new Json.Arr(List.of(Json.of(knot.confidence()), Json.of(knot.calibrated()))))
                    .toList();
            return new Json.Obj(Map.of("knots", new Json.Arr(points), "method", Json.of("isotonic")));
        }
    }

    /**
     * Reads {@link #json}.
     *
     * @throws AimosException.InvalidRequest if members are missing, unknown or malformed
     */
    static Calibrator of(Json.Obj json) {
        Members members = new Members("a calibrator", json, Set.of("bias", "knots", "method", "temperature"));
        String method = members.required("method", Members::string);
        return switch (method) {
            case "identity" -> new Identity();
            case "temperature" ->
                new Temperature(
                        members.required("temperature", Members::number), members.required("bias", Members::number));
            case "isotonic" -> new Isotonic(members.list("knots", Calibrator::knot));
            default -> throw Members.malformed("the method of a calibrator", "cannot be " + Texts.shown(method));
        };
    }

    private static Isotonic.Knot knot(Json json) {
        if (json instanceof Json.Arr pair && pair.items().size() == 2) {
            return new Isotonic.Knot(
                    Members.number(pair.items().get(0)),
                    Members.number(pair.items().get(1)));
        }
        throw Members.malformed("a knot", "is a list of two numbers");
    }
}
