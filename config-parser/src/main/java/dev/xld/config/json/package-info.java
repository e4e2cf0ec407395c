/** libxl's JSON: a small tree, its reader and printer, and domain configs in it. */
@org.jspecify.annotations.NullMarked
package dev.xld.config.json;
