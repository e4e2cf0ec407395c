/** Readers of the keys that are about the domain itself, each of a group of keys. */
@org.jspecify.annotations.NullMarked
package dev.xld.config.xl.key;
