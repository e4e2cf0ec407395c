package dev.xld.config.xm.runtime;

import dev.xld.config.xm.value.Budget;
import dev.xld.config.xm.value.Bytes;
import dev.xld.config.xm.value.Numbers;
import dev.xld.config.xm.value.Py;
import dev.xld.config.xm.value.Raised;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * Equality, order and dict keys by Python 2's rules, in which values of any two types have an order. Walks through nested
 * values as deep as {@link Budget#MAX_NESTING}. One evaluation, one thread.
 */
public final class Comparing {
    private final Budget budget;

    Comparing(Budget budget) {
        this.budget = budget;
    }

    public boolean holds(Py left, String operator, Py right) {
        boolean unordered = Numbers.isNaN(left) || Numbers.isNaN(right);
        return switch (operator) {
            case "==" -> equal(left, right);
            case "!=" -> !equal(left, right);
            case "<" -> !unordered && compare(left, right) < 0;
            case "<=" -> !unordered && compare(left, right) <= 0;
            case ">" -> !unordered && compare(left, right) > 0;
            case ">=" -> !unordered && compare(left, right) >= 0;
            case "is" -> same(left, right);
            case "is not" -> !same(left, right);
            case "in" -> contains(right, left);
            default -> !contains(right, left);
        };
    }

    public boolean equal(Py left, Py right) {
        return equal(left, right, 0);
    }

    private boolean equal(Py left, Py right, int level) {
        budget.nesting(level);
        if (left instanceof Py.Str a && right instanceof Py.Str b) {
            budget.steps(Math.min(a.value().length(), b.value().length()) >> 8);
            return a.value().equals(b.value()) && (a.unicode() == b.unicode() || Bytes.isAscii(a.value()));
        }
        if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return !Numbers.isNaN(left) && !Numbers.isNaN(right) && Numbers.compare(left, right) == 0;
        }
        if (left instanceof Py.Tuple a && right instanceof Py.Tuple b) {
            return equalItems(a.items(), b.items(), level);
        }
        if (left instanceof Py.Items a && right instanceof Py.Items b) {
            return equalItems(a.items(), b.items(), level);
        }
        if (left instanceof Py.Dict a && right instanceof Py.Dict b) {
            return a.entries().size() == b.entries().size()
                    && a.entries().entrySet().stream().allMatch(entry -> {
                        Py.Dict.Entry other = b.entries().get(entry.getKey());
                        return other != null && equal(entry.getValue().value(), other.value(), level + 1);
                    });
        }
        if (left instanceof Py.SetOf a && right instanceof Py.SetOf b) {
            budget.steps(a.members().size());
            return a.members().keySet().equals(b.members().keySet());
        }
        if (left instanceof Py.Type a && right instanceof Py.Type b) {
            return a.name().equals(b.name());
        }
        return left == right;
    }

    private boolean equalItems(List<Py> left, List<Py> right, int level) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!equal(left.get(i), right.get(i), level + 1)) {
                return false;
            }
        }
        return true;
    }

    /** Identity; of what does not change, equality within one type. */
    private boolean same(Py left, Py right) {
        boolean plain = left instanceof Py.Str || left instanceof Py.Int || left instanceof Py.Type;
        return plain ? left.type().equals(right.type()) && equal(left, right) : left == right;
    }

    public int compare(Py left, Py right) {
        return compare(left, right, 0);
    }

    private int compare(Py left, Py right, int level) {
        budget.nesting(level);
        if (left instanceof Py.Str a && right instanceof Py.Str b) {
            budget.steps(Math.min(a.value().length(), b.value().length()) >> 8);
            return a.value().compareTo(b.value());
        }
        if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return Numbers.isNaN(left) || Numbers.isNaN(right) ? 0 : Numbers.compare(left, right);
        }
        if (left instanceof Py.Tuple a && right instanceof Py.Tuple b) {
            return compareItems(a.items(), b.items(), level);
        }
        if (left instanceof Py.Items a && right instanceof Py.Items b) {
            return compareItems(a.items(), b.items(), level);
        }
        if (left.type().equals(right.type())) {
            if (left instanceof Py.None || equal(left, right)) {
                return 0;
            }
            throw Raised.type("values of type " + left.type() + " have no order in config files");
        }
        return rank(left).compareTo(rank(right));
    }

    private int compareItems(List<Py> left, List<Py> right, int level) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            if (!equal(left.get(i), right.get(i), level + 1)) {
                return compare(left.get(i), right.get(i), level + 1);
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    /** By what values of different types are ordered: None, numbers, then the names of the types. */
    private static String rank(Py value) {
        if (value == Py.None.NONE) {
            return "";
        }
        return Numbers.isNumber(value) ? " " : value.type();
    }

    boolean contains(Py container, Py wanted) {
        if (container instanceof Py.Str text) {
            if (!(wanted instanceof Py.Str part)) {
                throw Raised.type("'in <string>' requires string as left operand, not " + wanted.type());
            }
            searching(text.value().length(), part.value().length());
            return text.value().contains(part.value());
        } else if (container instanceof Py.Dict dict) {
            return dict.entries().containsKey(key(wanted));
        } else if (container instanceof Py.SetOf set) {
            return set.members().containsKey(key(wanted));
        }
        return new Sequences(budget).items(container).stream().anyMatch(each -> each == wanted || equal(each, wanted));
    }

    /** Pays for looking for one string in another, which at worst compares each character with each. */
    public void searching(long length, long wanted) {
        budget.steps(Math.max(0, length - wanted + 1) * Math.max(1, Math.min(wanted, length)) >> 8);
    }

    /** A text that is the same for two values exactly if they are the same key of a dict. */
    public String key(Py value) {
        StringBuilder key = new StringBuilder();
        key(value, key, 0);
        return key.toString();
    }

    private void key(Py value, StringBuilder into, int level) {
        budget.nesting(level);
        if (value instanceof Py.Str text) {
            budget.room(text.value().length());
            boolean bytes = !text.unicode() && !Bytes.isAscii(text.value());
            into.append(bytes ? 'b' : 's')
                    .append(text.value().length())
                    .append(':')
                    .append(text.value());
        } else if (Numbers.isNumber(value)) {
            boolean whole = !(value instanceof Py.Real real) || real.value() == Math.rint(real.value());
            boolean finite = !(value instanceof Py.Real real) || !Double.isInfinite(real.value());
            into.append('n').append(whole && finite ? whole(value) : Double.toString(Numbers.real(value)));
        } else if (value instanceof Py.Tuple tuple) {
            into.append('(');
            for (Py item : tuple.items()) {
                key(item, into, level + 1);
                budget.room(into.length() >> 8);
                into.append(',');
            }
            into.append(')');
        } else if (value == Py.None.NONE) {
            into.append("None");
        } else {
            throw Raised.of("TypeError", "unhashable type: '" + value.type() + "'", "use a string, number or tuple");
        }
    }

    private static String whole(Py value) {
        BigInteger integer = Numbers.integer(value);
        return integer == null
                ? new BigDecimal(Numbers.real(value)).toBigInteger().toString()
                : integer.toString();
    }
}
