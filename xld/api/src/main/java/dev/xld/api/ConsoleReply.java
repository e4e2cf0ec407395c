package dev.xld.api;

import java.util.List;

/** The program and arguments that attach the terminal they inherit to the console. */
public record ConsoleReply(int domid, List<String> command) {}
