package dev.xld.config.json;

import dev.xld.config.json.JsonReader.BadJsonException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Records whose components are named as libxl names the members: {@code acpiS3} is {@code acpi_s3}. A {@code Boolean} is a
 * libxl_defbool, a {@code boolean} a C bool, a {@code Long} is unsigned; null, zero of a primitive type and an empty list are
 * left out, a record never is. Reading takes a member of another shape for one not given. Pure functions, any thread.
 */
final class RecordJson {
    /** Above any vcpu or host cpu. */
    private static final int MAX_BIT = 1 << 16;

    private RecordJson() {}

    /** A record's components, asked once: reflection takes microseconds. */
    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    static Json.Obj write(Record from) {
        Fields fields = new Fields();
        try {
            for (RecordComponent component : COMPONENTS.get(from.getClass())) {
                Object value = component.getAccessor().invoke(from);
                boolean primitive = component.getType().isPrimitive();
                if (primitive && value instanceof Boolean flag) {
                    fields.put(memberName(component.getName()), flag ? new Json.Bool(true) : null);
                } else if (!primitive || !value.equals(0L)) {
                    put(fields, memberName(component.getName()), value);
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + from.getClass(), e);
        }
        return fields.build();
    }

    private static void put(Fields fields, String name, @Nullable Object value) {
        boolean empty =
                value instanceof List<?> list && list.isEmpty() || value instanceof BitSet bits && bits.isEmpty();
        if (value != null && !empty) {
            fields.put(name, json(value));
        }
    }

    /** {@code device_model} of {@code deviceModel}. */
    static String memberName(String component) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < component.length(); i++) {
            char c = component.charAt(i);
            name.append(Character.isUpperCase(c) ? "_" : "").append(Character.toLowerCase(c));
        }
        return name.toString();
    }

    private static Json json(Object value) {
        if (value instanceof Boolean flag) {
            return Fields.defbool(flag);
        } else if (value instanceof String text) {
            return new Json.Str(text);
        } else if (value instanceof Integer number) {
            return Json.Num.of(number);
        } else if (value instanceof Long number) {
            return Json.Num.ofUnsigned(number);
        } else if (value instanceof BitSet bits) {
            return Fields.bitmap(bits);
        } else if (value instanceof List<?> list) {
            return new Json.Arr(list.stream().map(RecordJson::json).toList());
        } else if (value instanceof Record nested) {
            return write(nested);
        }
        return new Json.Str(value.toString());
    }

    static <R extends Record> R read(Class<R> type, Json.Obj from) throws BadJsonException {
        RecordComponent[] components = COMPONENTS.get(type);
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = value(components[i], from);
        }
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type, e);
        }
    }

    private static @Nullable Object value(RecordComponent component, Json.Obj from) throws BadJsonException {
        String name = memberName(component.getName());
        Class<?> type = component.getType();
        if (type == List.class) {
            Type element = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            return list(name, (Class<?>) element, from.array(name));
        }
        if (type.isRecord()) {
            return read(type.asSubclass(Record.class), from.object(name));
        }
        if (type == boolean.class) {
            return from.get(name).filter(new Json.Bool(true)::equals).isPresent();
        }
        Json json = from.get(name).orElse(null);
        Object value = json == null ? null : scalar(name, type, json);
        return value == null ? absent(type) : value;
    }

    private static @Nullable Object absent(Class<?> type) {
        return type == BitSet.class ? new BitSet() : type == long.class ? (Object) 0L : null;
    }

    static <T> List<T> list(String name, Class<T> element, List<Json> items) throws BadJsonException {
        List<T> list = new ArrayList<>();
        for (Json item : items) {
            Object value = element.isRecord() && item instanceof Json.Obj object
                    ? read(element.asSubclass(Record.class), object)
                    : scalar(name, element, item);
            if (value == null) {
                throw new BadJsonException("an element of " + name + " is of another type than libxl's");
            }
            list.add(element.cast(value));
        }
        return list;
    }

    private static @Nullable Object scalar(String name, Class<?> type, Json json) throws BadJsonException {
        if (type == BitSet.class) {
            return bitmap(json);
        }
        if (json instanceof Json.Num number) {
            Long bits = number.bits().orElse(null);
            return type == Long.class || type == long.class
                    ? bits
                    : type == Integer.class && bits != null ? (Object) bits.intValue() : null;
        }
        if (!(json instanceof Json.Str text)) {
            return null;
        }
        if (type == Boolean.class) {
            return text.value().equals("True") ? Boolean.TRUE : text.value().equals("False") ? Boolean.FALSE : null;
        }
        return type == UUID.class ? uuid(name, text.value()) : type == String.class ? text.value() : null;
    }

    static UUID uuid(String name, String text) throws BadJsonException {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new BadJsonException(name + " is \"" + text + "\", which is no uuid");
        }
    }

    static BitSet bitmap(Json json) {
        BitSet bits = new BitSet();
        if (json instanceof Json.Arr array) {
            for (Json item : array.items()) {
                if (item instanceof Json.Num n) {
                    n.bits().filter(bit -> bit >= 0 && bit < MAX_BIT).ifPresent(bit -> bits.set(bit.intValue()));
                }
            }
        }
        return bits;
    }
}
