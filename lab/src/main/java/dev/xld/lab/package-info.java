/**
 * The emulated Xen host seen from the build machine: boot it, run commands in its dom0, keep its logs. A test class says
 * {@link dev.xld.lab.OnXen} and takes a {@link dev.xld.lab.LabHost}.
 */
@NullMarked
package dev.xld.lab;

import org.jspecify.annotations.NullMarked;
