package dev.xld.config.xl.write;

import dev.xld.config.VifColo;
import dev.xld.config.VifSpec;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A network card by its options. */
final class VifText {
    private static final BigInteger MICROS = BigInteger.valueOf(1_000_000);

    private VifText() {}

    /** {@code index} is its place in the list, which is its number unless it has another. */
    static String of(XlText out, VifSpec vif, int index) {
        String device = "vif " + index;
        SpecText spec = new SpecText(out, device)
                .option("mac", vif.mac())
                .option("bridge", vif.bridge())
                .option(
                        "type",
                        vif.type() == VifSpec.Type.UNSET
                                ? null
                                : vif.type().name().toLowerCase(Locale.ROOT))
                .option("model", vif.model())
                .option("ip", vif.ip())
                .option("script", vif.script())
                .option("vifname", vif.vifname())
                .option("gatewaydev", vif.gatewayDevice())
                .option("backend", vif.backendDomain())
                .option("mtu", vif.mtu())
                .option("rate", rate(out, device, vif.rate()))
                .either(vif.trusted(), "trusted", "untrusted")
                .option("devid", vif.devid() == null || vif.devid() == index ? null : vif.devid());
        VifColo.MEMBERS.forEach(
                member -> spec.option(VifColo.key(member), vif.colo().get(member)));
        return spec.toString();
    }

    /** Bytes a second, rounded up so that reading gives the same bytes for the interval. */
    private static @Nullable String rate(XlText out, String device, VifSpec.@Nullable Rate rate) {
        if (rate == null) {
            return null;
        }
        BigInteger micros = BigInteger.valueOf(rate.intervalMicros());
        BigInteger bytes = new BigInteger(Long.toUnsignedString(rate.bytesPerInterval()));
        BigInteger[] perSecond = micros.signum() == 0
                ? new BigInteger[] {BigInteger.ZERO, BigInteger.ZERO}
                : bytes.multiply(MICROS).divideAndRemainder(micros);
        BigInteger up = perSecond[0].add(perSecond[1].signum() == 0 ? BigInteger.ZERO : BigInteger.ONE);
        if (up.signum() == 0 || !up.multiply(micros).divide(MICROS).equals(bytes)) {
            out.lost(device + ": a rate of " + bytes + " bytes in " + micros + " microseconds");
            return null;
        }
        return "%sB/s@%sus".formatted(up, micros);
    }
}
