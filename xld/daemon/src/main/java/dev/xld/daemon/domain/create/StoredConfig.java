package dev.xld.daemon.domain.create;

import dev.xld.config.DomainConfig;

/** The configs in a domain's userdata, as text. Any thread may call. */
public interface StoredConfig {
    /** The userdata id of the domain's live config, libxl's JSON. */
    String LIVE = "libxl-json";

    /** The userdata id of a config given for the next restart, in xl.cfg's language. */
    String UPDATE = "xl";

    String write(DomainConfig config);

    /** @throws dev.xld.api.ApiException when the text is not what it should be */
    DomainConfig read(String json);

    /** @throws dev.xld.api.ApiException when the text is not what it should be */
    DomainConfig readUpdate(String xlCfg);
}
