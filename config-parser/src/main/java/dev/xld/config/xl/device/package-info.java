/** Readers of the keys and specifications of devices: one grammar a kind. */
@org.jspecify.annotations.NullMarked
package dev.xld.config.xl.device;
