/** The commands of xl, one class each. */
@org.jspecify.annotations.NullMarked
package dev.xld.cli.command;
