package dev.xld.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test class runs against the emulated Xen host, which it has alone while it runs: a constructor or method parameter of
 * type {@link LabHost} is that host. One instance runs all tests of the class. Tagged {@code lab}, so it runs only with {@code -Plab}; the suite is {@code -Dlab.suite}
 * (bookworm unless said), and {@code -Dlab.hosts} classes run at once, each on its host. A host serves one class after the
 * other, so the tests of a class clean up after themselves.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Tag("lab")
@ExtendWith(LabExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public @interface OnXen {
    /** The store daemon of hosts that any class may have. */
    String USUAL_STORE = "oxenstored";

    /** The store daemon: oxenstored or xenstored. */
    String store() default USUAL_STORE;

    /** More arguments for QEMU, in one text; a host with any is this class's alone, and ends with it. */
    String qemu() default "";

    /** More options for Xen, in one text; a host with any is this class's alone, too. */
    String xen() default "";
}
