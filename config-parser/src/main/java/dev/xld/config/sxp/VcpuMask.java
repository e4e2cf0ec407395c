package dev.xld.config.sxp;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The value of a domain's {@code vcpu_avail}: a decimal number of any length whose bits are the vcpus that run. Any thread. */
public final class VcpuMask {
    /** The most vcpus any guest of Xen can have. */
    static final int VCPUS = 8192;

    private static final Pattern NUMBER = Pattern.compile("\\s*\\+?(\\d{1,2500})[lL]?\\s*");

    private VcpuMask() {}

    public static BitSet read(Sxp value) throws BadSxpException {
        Matcher number = NUMBER.matcher(value instanceof Sxp.Atom atom ? atom.text() : "");
        BigInteger mask = number.matches() ? new BigInteger(number.group(1)) : BigInteger.ONE.negate();
        if (mask.signum() < 0 || mask.bitLength() > VCPUS) {
            throw new BadSxpException(
                    value.position(),
                    "vcpu_avail is no mask of up to " + VCPUS + " vcpus",
                    "write a decimal number with a bit for each vcpu, as 3 for the first two");
        }
        BitSet vcpus = new BitSet();
        for (int vcpu = 0; vcpu < mask.bitLength(); vcpu++) {
            vcpus.set(vcpu, mask.testBit(vcpu));
        }
        return vcpus;
    }

    public static Sxp.Atom write(BitSet vcpus) {
        BigInteger mask = BigInteger.ZERO;
        for (int vcpu = vcpus.nextSetBit(0); vcpu >= 0; vcpu = vcpus.nextSetBit(vcpu + 1)) {
            mask = mask.setBit(vcpu);
        }
        return Sxp.atom(mask.toString());
    }
}
