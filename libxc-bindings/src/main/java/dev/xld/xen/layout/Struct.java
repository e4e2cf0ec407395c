package dev.xld.xen.layout;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A C struct in the shape one release of Xen gives it. Implementations are records whose components are the
 * {@link Field}s, named as in C ({@code arch.misc_flags} is {@code arch_misc_flags}); null where a release lacks one.
 */
public interface Struct {
    /** The C type, as {@code sizeof} takes it. */
    String cName();

    int sizeof();

    /** Zeroed room for one. */
    default ByteBuffer allocate() {
        return ByteBuffer.allocate(sizeof()).order(ByteOrder.nativeOrder());
    }
}
