package dev.aimos.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The units that {@link Units} knows, by symbol and by English name. A symbol counts in the case it is written in, a name in
 * any. Each unit is so many of its base unit, and perhaps begins at another zero.
 */
final class UnitTable {
    /**
     * A unit.
     *
     * @param base symbol of its base unit
     * @param factor how many of the base unit one of it is
     * @param zero its zero, in the base unit
     */
    record Unit(String base, double factor, double zero) {}

    private static final String[] PREFIX_SYMBOLS = {"n", "µ", "μ", "u", "m", "c", "d", "h", "k", "M", "G", "T", "P"};

    private static final String[] PREFIX_NAMES = {
        "nano", "micro", "micro", "micro", "milli", "centi", "deci", "hecto", "kilo", "mega", "giga", "tera", "peta"
    };

    private static final double[] PREFIXES = {1e-9, 1e-6, 1e-6, 1e-6, 1e-3, 1e-2, 1e-1, 1e2, 1e3, 1e6, 1e9, 1e12, 1e15};

    private static final UnitTable TABLE = new UnitTable();

    private final Map<String, Unit> symbols = new HashMap<>();
    private final Map<String, Unit> names = new HashMap<>();

    private UnitTable() {
        lengths();
        masses();
        times();
        temperatures();
        areas();
        volumes();
        speeds();
        data();
        shares();
        currencies();
    }

    /** A unit by its symbol or name, in which single spaces part words; null if it is not known. */
    static @Nullable Unit find(String unit) {
        Unit symbol = TABLE.symbols.get(unit);
        if (symbol != null) {
            return symbol;
        }
        String name = unit.toLowerCase(Locale.ROOT);
        Unit exact = TABLE.names.get(name);
        return exact == null && name.endsWith("s") ? TABLE.names.get(name.substring(0, name.length() - 1)) : exact;
    }

    private void lengths() {
        prefixed("m", "m", 1, "metre", "meter");
        put("m", 0.0254, "in inch inches");
        put("m", 0.3048, "ft foot feet");
        put("m", 0.9144, "yd yard");
        put("m", 1609.344, "mi mile");
        put("m", 1852, "nmi|nautical mile");
        put("m", 149_597_870_700.0, "AU|au|astronomical unit");
        put("m", 9_460_730_472_580_800.0, "ly|light year|light-year");
        put("m", 1e-10, "Å angstrom");
    }

    private void masses() {
        prefixed("kg", "g", 1e-3, "gram", "gramme");
        put("kg", 1e-3, "gm");
        put("kg", 1, "kilo");
        put("kg", 1000, "t tonne|metric ton");
        put("kg", 0.45359237, "lb lbs pound");
        put("kg", 0.028349523125, "oz ounce");
        put("kg", 6.35029318, "stone");
    }

    private void times() {
        prefixed("s", "s", 1, "second");
        put("s", 1, "sec");
        put("s", 60, "min mins minute");
        put("s", 3600, "h hr hrs hour");
        put("s", 86_400, "d day");
        put("s", 604_800, "wk week");
        put("s", 1_209_600, "fortnight");
        put("month", 1, "mo month");
        put("month", 12, "y yr yrs year");
        put("month", 120, "decade");
        put("month", 1200, "century centuries");
        put("month", 12_000, "millennium millennia");
    }

    private void temperatures() {
        put("K", 1, "K kelvin");
        zero(1, 273.15, "°C", "℃", "º C", "ºC", "° C");
        zero(1, 273.15, "celsius", "degree celsius", "degrees celsius", "centigrade", "degrees centigrade");
        zero(5.0 / 9, 459.67 * 5 / 9, "°F", "℉", "ºF", "° F");
        zero(5.0 / 9, 459.67 * 5 / 9, "fahrenheit", "degree fahrenheit", "degrees fahrenheit");
    }

    private void areas() {
        power("m2", 2, "²", "square", "sq");
        put("m2", 10_000, "ha hectare");
        put("m2", 4046.8564224, "acre");
    }

    private void volumes() {
        power("m3", 3, "³", "cubic", "cu");
        prefixed("m3", "l", 1e-3, "litre", "liter");
        prefixed("m3", "L", 1e-3, "litre", "liter");
        put("m3", 1e-6, "cc");
        put("m3", 0.003785411784, "gal gallon");
        put("m3", 0.000473176473, "pint");
        put("m3", 0.158987294928, "bbl barrel");
    }

    private void power(String base, int power, String sign, String word, String shortWord) {
        String[] symbol = {"mm", "cm", "dm", "m", "km", "in", "ft", "yd", "mi", "µm", "μm"};
        double[] metres = {1e-3, 1e-2, 1e-1, 1, 1000, 0.0254, 0.3048, 0.9144, 1609.344, 1e-6, 1e-6};
        String[] name = {
            "millimet", "centimet", "decimet", "met", "kilomet", "inch", "foot", "yard", "mile", "micromet", "micromet"
        };
        for (int i = 0; i < symbol.length; i++) {
            Unit unit = new Unit(base, Math.pow(metres[i], power), 0);
            for (String written : new String[] {symbol[i] + sign, symbol[i] + power, symbol[i] + "^" + power}) {
                symbols.put(written, unit);
            }
            for (String before : new String[] {word + " ", shortWord + " "}) {
                names.put(before + symbol[i], unit);
                String[] ends = name[i].endsWith("met") ? new String[] {"re", "er"} : new String[] {"", "es"};
                names.put(before + name[i] + ends[0], unit);
                names.put(before + name[i] + ends[1], unit);
            }
        }
        Unit feet = new Unit(base, Math.pow(0.3048, power), 0);
        names.put(word + " feet", feet);
        names.put(shortWord + " feet", feet);
    }

    private void speeds() {
        put("m/s", 1, "m/s|metre per second|metres per second|meter per second|meters per second");
        put("m/s", 1000, "km/s|kilometres per second|kilometers per second");
        put(
                "m/s",
                1 / 3.6,
                "km/h kph kmh|kilometres per hour|kilometers per hour|kilometre per hour|kilometer per hour");
        put("m/s", 0.44704, "mph mi/h|miles per hour|mile per hour");
        put("m/s", 0.3048, "ft/s|feet per second");
        put("m/s", 1852.0 / 3600, "kn knot");
    }

    private void data() {
        prefixed("bit", "b", 1, "bit");
        prefixed("bit", "bit", 1, "bit");
        prefixed("bit", "B", 8, "byte");
        double size = 8;
        for (String prefix : new String[] {"Ki kibi", "Mi mebi", "Gi gibi", "Ti tebi", "Pi pebi"}) {
            size *= 1024;
            String[] written = prefix.split(" ", -1);
            symbols.put(written[0] + "B", new Unit("bit", size, 0));
            names.put(written[1] + "byte", new Unit("bit", size, 0));
        }
        symbols.put("KB", new Unit("bit", 8000, 0));
        symbols.put("bp", new Unit("bp", 1, 0));
    }

    private void shares() {
        put("%", 1, "%|percent|per cent|pct");
        put("%", 0.1, "‰|permille|per mille");
        one("percentage point", new Unit("percentage point", 1, 0));
    }

    private void currencies() {
        put("$", 1, "$ dollar");
        put("USD", 1, "USD US$|us dollar|u.s. dollar");
        put("EUR", 1, "€ EUR euro");
        put("GBP", 1, "£ GBP|pound sterling|pounds sterling");
        put("¥", 1, "¥ yen JPY");
        put("INR", 1, "₹ INR rupee");
        put("CHF", 1, "CHF|swiss franc");
        put("CNY", 1, "CNY RMB yuan renminbi");
        put("₩", 1, "₩ KRW won");
        put("₽", 1, "₽ RUB rouble ruble");
    }

    /** A unit by several names, parted by bars, or by spaces before the first bar. */
    private void put(String base, double factor, String written) {
        String[] parts = written.split("\\|", -1);
        String[] words = parts[0].split(" ", -1);
        for (String word : words) {
            one(word, new Unit(base, factor, 0));
        }
        for (int i = 1; i < parts.length; i++) {
            one(parts[i], new Unit(base, factor, 0));
        }
    }

    private void one(String written, Unit unit) {
        symbols.put(written, unit);
        if (written.length() > 2) {
            names.put(written.toLowerCase(Locale.ROOT), unit);
        }
    }

    private void zero(double factor, double zero, String... written) {
        for (String each : written) {
            one(each, new Unit("K", factor, zero));
        }
    }

    private void prefixed(String base, String symbol, double factor, String... written) {
        symbols.put(symbol, new Unit(base, factor, 0));
        for (String name : written) {
            names.put(name, new Unit(base, factor, 0));
        }
        for (int i = 0; i < PREFIXES.length; i++) {
            Unit unit = new Unit(base, factor * PREFIXES[i], 0);
            symbols.putIfAbsent(PREFIX_SYMBOLS[i] + symbol, unit);
            for (String name : written) {
                names.put(PREFIX_NAMES[i] + name, unit);
            }
        }
    }
}
