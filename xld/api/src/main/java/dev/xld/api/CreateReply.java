package dev.xld.api;

import java.util.List;

/** The new domain, and warnings about its config, each a sentence with its place. */
public record CreateReply(int domid, String name, List<String> warnings) {}
