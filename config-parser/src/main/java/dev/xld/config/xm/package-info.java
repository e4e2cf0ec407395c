/**
 * The config files of {@code xm create}, which are programs in Python 2: read without Python, by our own code. Here is only
 * what the outside answers, {@link dev.xld.config.xm.XmHost}, which sees nothing of the rooms below. Start reading at {@link
 * dev.xld.config.xm.option.Xm}; each room sees those it names, and none sees upwards:
 *
 * <ul>
 *   <li>{@code domain}: what options mean; sees {@code option}
 *   <li>{@code option}: a file and a command line in, options out; sees {@code interpreter}, {@code syntax}, {@code runtime}
 *   <li>{@code interpreter}: runs the tree; sees {@code syntax} and all below
 *   <li>{@code module}: what a file may import; sees {@code builtin} and {@code XmHost}
 *   <li>{@code builtin}: functions, types and methods that are always there; sees {@code regex} and {@code runtime}
 *   <li>{@code regex}: regular expressions; sees {@code runtime}
 *   <li>{@code runtime}: what operators and conversions do; sees {@code value}
 *   <li>{@code syntax}: text to tree; sees {@code value}
 *   <li>{@code value}: what a program computes with, what it may use, how it ends; sees nothing, and all see it
 * </ul>
 */
@org.jspecify.annotations.NullMarked
package dev.xld.config.xm;
