package dev.xld.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A PV sound card ({@code vsnd=[[...]]}). Components are named as in libxl's {@code device_vsnd}. */
public record VsndSpec(
        @Nullable String backendDomname,
        @Nullable Integer devid,
        @Nullable String shortName,
        @Nullable String longName,
        Params params,
        List<Pcm> pcms)
        implements NumberedSpec<VsndSpec> {
    public VsndSpec {
        pcms = List.copyOf(pcms);
    }

    /** What card, device or stream can do; a stream's word counts over its device's, that over the card's. */
    public record Params(
            List<Long> sampleRates,
            List<String> sampleFormats,
            @Nullable Long channelsMin,
            @Nullable Long channelsMax,
            @Nullable Long bufferSize) {
        public static final Params NONE = new Params(List.of(), List.of(), null, null, null);

        public Params {
            sampleRates = List.copyOf(sampleRates);
            sampleFormats = List.copyOf(sampleFormats);
        }
    }

    /** A device of the card. */
    public record Pcm(@Nullable String name, Params params, List<Stream> streams) {
        public Pcm {
            streams = List.copyOf(streams);
        }
    }

    /** {@code type} is p for playback or c for capture. */
    public record Stream(
            @Nullable String uniqueId, @Nullable String type, Params params) {}

    @Override
    public VsndSpec numbered(int number) {
        return new VsndSpec(backendDomname, number, shortName, longName, params, pcms);
    }
}
