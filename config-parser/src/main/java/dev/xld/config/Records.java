package dev.xld.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns a builder into its record and back. A builder is a class whose public fields bear the names and types of the record's
 * components. Pure functions, any thread.
 */
final class Records {
    private Records() {}

    static <R extends Record> R build(Class<R> type, Object builder) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                values[i] = builder.getClass().getField(components[i].getName()).get(builder);
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(builder.getClass() + " does not fit " + type, e);
        }
    }

    /** Fills a builder with all values of a record, and answers it. */
    static <B> B fill(B builder, Record from) {
        try {
            for (RecordComponent component : from.getClass().getRecordComponents()) {
                Object value = component.getAccessor().invoke(from);
                builder.getClass().getField(component.getName()).set(builder, value);
            }
            return builder;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(builder.getClass() + " does not fit " + from.getClass(), e);
        }
    }
}
