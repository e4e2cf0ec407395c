package dev.xld.api;

import java.util.List;

/** Names or numbers of domains; empty means all. */
public record DomainSelection(List<String> domains) {}
