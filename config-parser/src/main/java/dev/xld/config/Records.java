package dev.xld.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns a builder into its record and back. A builder is a class whose public fields bear the names and types of the record's
 * components. Pure functions, any thread.
 */
final class Records {
    /** What reflection says of a class, asked once: each question takes microseconds. */
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return type.isRecord() ? ofRecord(type) : new Shape(new String[0], new Method[0], null, type.getFields());
        }
    };

    /** A record's components and constructor, or a builder's fields. */
    private record Shape(
            String[] names, Method[] accessors, @Nullable Constructor<?> constructor, Field[] fields) {
        Field field(String name) throws NoSuchFieldException {
            for (Field field : fields) {
                if (field.getName().equals(name)) {
                    return field;
                }
            }
            throw new NoSuchFieldException(name);
        }
    }

    private Records() {}

    private static Shape ofRecord(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return new Shape(
                    Arrays.stream(components).map(RecordComponent::getName).toArray(String[]::new),
                    Arrays.stream(components).map(RecordComponent::getAccessor).toArray(Method[]::new),
                    type.getDeclaredConstructor(types),
                    new Field[0]);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " has no constructor of its components", e);
        }
    }

    static <R extends Record> R build(Class<R> type, Object builder) {
        Shape record = SHAPES.get(type);
        Shape from = SHAPES.get(builder.getClass());
        @Nullable Object[] values = new Object[record.names().length];
        try {
            for (int i = 0; i < values.length; i++) {
                values[i] = from.field(record.names()[i]).get(builder);
            }
            return type.cast(
                    java.util.Objects.requireNonNull(record.constructor()).newInstance(values));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(builder.getClass() + " does not fit " + type, e);
        }
    }

    /** Fills a builder with all values of a record, and answers it. */
    static <B> B fill(B builder, Record from) {
        Shape record = SHAPES.get(from.getClass());
        Shape to = SHAPES.get(builder.getClass());
        try {
            for (int i = 0; i < record.names().length; i++) {
                to.field(record.names()[i]).set(builder, record.accessors()[i].invoke(from));
            }
            return builder;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(builder.getClass() + " does not fit " + from.getClass(), e);
        }
    }
}
