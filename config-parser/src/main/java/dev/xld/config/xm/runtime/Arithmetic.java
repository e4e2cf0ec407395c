package dev.xld.config.xm.runtime;

import dev.xld.config.xm.value.Numbers;
import dev.xld.config.xm.value.Py;
import dev.xld.config.xm.value.Raised;
import dev.xld.config.xm.value.Strings;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The operators by Python 2's rules: whole numbers divide to whole numbers, downwards. One evaluation, one thread. */
public final class Arithmetic {
    private final Runtime runtime;

    Arithmetic(Runtime runtime) {
        this.runtime = runtime;
    }

    public Py unary(String operator, Py operand) {
        if (operator.equals("not")) {
            return Py.Bool.of(!operand.truth());
        }
        BigInteger integer = Numbers.integer(operand);
        if (integer != null) {
            BigInteger value = switch (operator) {
                case "-" -> integer.negate();
                case "~" -> integer.not();
                default -> integer;
            };
            return integer(value, operand, operand);
        }
        if (operand instanceof Py.Real real && !operator.equals("~")) {
            return operator.equals("-") ? new Py.Real(-real.value()) : real;
        }
        throw Raised.type("bad operand type for unary " + operator + ": '" + operand.type() + "'");
    }

    public Py binary(String operator, Py left, Py right) {
        BigInteger a = Numbers.integer(left);
        BigInteger b = Numbers.integer(right);
        if (a != null && b != null) {
            return integers(operator, a, b, left, right);
        }
        if (Numbers.isNumber(left) && Numbers.isNumber(right) && "+ - * / // % **".contains(operator)) {
            return new Py.Real(reals(operator, Numbers.real(left), Numbers.real(right)));
        }
        if (operator.equals("%") && left instanceof Py.Str format) {
            return runtime.percent.format(format, right);
        }
        if (operator.equals("+")) {
            return joined(left, right);
        }
        if (operator.equals("*") && b != null) {
            return repeated(left, right, Numbers.clamp(b));
        }
        if (operator.equals("*") && a != null) {
            return repeated(right, left, Numbers.clamp(a));
        }
        throw unsupported(operator, left, right);
    }

    private static Raised unsupported(String operator, Py left, Py right) {
        return Raised.type(
                "unsupported operand type(s) for " + operator + ": '" + left.type() + "' and '" + right.type() + "'");
    }

    /** A result that is a long if one of the operands is. */
    private Py integer(BigInteger value, Py left, Py right) {
        runtime.budget.bits(value.bitLength());
        boolean isLong = left instanceof Py.Int a && a.isLong() || right instanceof Py.Int b && b.isLong();
        return new Py.Int(value, isLong || value.bitLength() > 63);
    }

    private Py integers(String operator, BigInteger a, BigInteger b, Py left, Py right) {
        boolean bools = left instanceof Py.Bool && right instanceof Py.Bool;
        if (bools && "&|^".contains(operator)) {
            boolean x = left.truth();
            boolean y = right.truth();
            return Py.Bool.of(operator.equals("&") ? x && y : operator.equals("|") ? x || y : x != y);
        }
        BigInteger value = switch (operator) {
            case "+" -> a.add(b);
            case "-" -> a.subtract(b);
            case "*" -> a.multiply(b);
            case "/", "//" -> floor(a, b)[0];
            case "%" -> floor(a, b)[1];
            case "&" -> a.and(b);
            case "|" -> a.or(b);
            case "^" -> a.xor(b);
            case "<<" -> shifted(a, b);
            case ">>" -> a.shiftRight(shift(b));
            case "**" -> {
                if (b.signum() < 0) {
                    yield BigInteger.ZERO;
                }
                runtime.budget.bits(a.abs().bitLength() <= 1 ? 1 : (long) (a.bitLength() - 1) * Numbers.clamp(b));
                yield a.abs().bitLength() <= 1 ? a.pow(b.testBit(0) ? 1 : b.signum() * 2) : a.pow(Numbers.clamp(b));
            }
            default -> throw unsupported(operator, left, right);
        };
        if (operator.equals("**") && b.signum() < 0) {
            return new Py.Real(reals("**", Numbers.real(left), Numbers.real(right)));
        }
        return integer(value, left, right);
    }

    private static int shift(BigInteger count) {
        if (count.signum() < 0) {
            throw Raised.value("negative shift count");
        }
        return Numbers.clamp(count);
    }

    private BigInteger shifted(BigInteger value, BigInteger count) {
        int shift = shift(count);
        if (value.signum() == 0) {
            return value;
        }
        runtime.budget.bits((long) value.bitLength() + shift);
        return value.shiftLeft(shift);
    }

    /** The quotient rounded down, and the remainder, which has the divisor's sign. */
    static BigInteger[] floor(BigInteger a, BigInteger b) {
        if (b.signum() == 0) {
            throw Raised.zeroDivision("integer division or modulo by zero");
        }
        BigInteger[] both = a.divideAndRemainder(b);
        if (both[1].signum() * b.signum() < 0) {
            both[0] = both[0].subtract(BigInteger.ONE);
            both[1] = both[1].add(b);
        }
        return both;
    }

    private static double reals(String operator, double a, double b) {
        if (b == 0 && "/ // %".contains(operator) || operator.equals("**") && a == 0 && b < 0) {
            throw Raised.zeroDivision(operator.equals("%") ? "float modulo" : "float division by zero");
        }
        double value = switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            case "//" -> floor(a, b);
            case "%" -> modulo(a, b);
            default -> power(a, b);
        };
        return value;
    }

    private static double floor(double a, double b) {
        double quotient = Math.floor((a - modulo(a, b)) / b + 0.5);
        return quotient == 0 ? Math.copySign(0.0, a / b) : quotient;
    }

    private static double modulo(double a, double b) {
        double rest = a % b;
        if (rest == 0) {
            return Math.copySign(0.0, b);
        }
        return (rest < 0) != (b < 0) ? rest + b : rest;
    }

    private static double power(double a, double b) {
        if (a < 0 && b != Math.rint(b) && !Double.isInfinite(a)) {
            throw Raised.value("negative number cannot be raised to a fractional power");
        }
        double value = a == 1 ? 1 : Math.pow(a, b);
        if (Double.isInfinite(value) && !Double.isInfinite(a) && !Double.isInfinite(b)) {
            throw Raised.overflow("(34, 'Numerical result out of range')");
        }
        return value;
    }

    private Py joined(Py left, Py right) {
        if (left instanceof Py.Str a && right instanceof Py.Str b) {
            runtime.budget.room((long) a.value().length() + b.value().length());
            return new Py.Str(a.value() + b.value(), Strings.unicode(a, b));
        }
        if (left instanceof Py.Items a && right instanceof Py.Items b) {
            runtime.budget.elements((long) a.items().size() + b.items().size());
            ArrayList<Py> items = new ArrayList<>(a.items());
            items.addAll(b.items());
            return new Py.Items(items);
        }
        if (left instanceof Py.Tuple a && right instanceof Py.Tuple b) {
            runtime.budget.elements((long) a.items().size() + b.items().size());
            List<Py> items = new ArrayList<>(a.items());
            items.addAll(b.items());
            return new Py.Tuple(items);
        }
        if (left instanceof Py.Str) {
            throw Raised.of(
                    "TypeError",
                    "cannot concatenate 'str' and '" + right.type() + "' objects",
                    "write str(...) around what is no string");
        }
        if (left instanceof Py.Items) {
            String message = "can only concatenate list (not \"" + right.type() + "\") to list";
            throw Raised.of("TypeError", message, "put brackets [ ] around what is no list");
        }
        throw unsupported("+", left, right);
    }

    private Py repeated(Py value, Py count, int times) {
        int many = Math.max(0, times);
        if (value instanceof Py.Str text) {
            runtime.budget.room((long) text.value().length() * many);
            return new Py.Str(text.value().isEmpty() ? "" : text.value().repeat(many), text.unicode());
        }
        if (value instanceof Py.Items list) {
            return new Py.Items(repeated(list.items(), many));
        }
        if (value instanceof Py.Tuple tuple) {
            return new Py.Tuple(repeated(tuple.items(), many));
        }
        throw unsupported("*", value, count);
    }

    private ArrayList<Py> repeated(List<Py> items, int times) {
        runtime.budget.elements((long) items.size() * times);
        ArrayList<Py> all = new ArrayList<>();
        for (int i = 0; i < times && !items.isEmpty(); i++) {
            all.addAll(items);
        }
        return all;
    }
}
