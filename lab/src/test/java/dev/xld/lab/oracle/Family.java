package dev.xld.lab.oracle;

import java.util.List;

/** Keys that are read together, as a group of {@link DifferentialTest}. */
public interface Family {
    String name();

    List<Key> keys();

    /** The guest types whose configs are drawn, as often as they stand here. */
    default List<String> guests() {
        return List.of("pv", "pvh", "hvm");
    }
}
