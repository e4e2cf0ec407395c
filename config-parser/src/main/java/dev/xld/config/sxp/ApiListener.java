package dev.xld.config.sxp;

import dev.xld.config.sxp.XendConfig.Tls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One place where xend served the Xen API, {@code (unix none)} or {@code (host:9363 pam '^a$ ^b$' key crt)} in the setting
 * {@code xen-api-server}. Immutable.
 *
 * @param port 0 for the socket {@link #SOCKET}
 * @param address where it listens; empty for everywhere
 * @param pam whether users must log in
 * @param hostsAllowed regular expressions of Python, one of which a client's name or address matches; none lets all in
 */
public record ApiListener(int port, String address, boolean pam, List<String> hostsAllowed, Optional<Tls> tls) {
    public static final String SOCKET = "/var/run/xend/xen-api.sock";

    /** What there is without the setting. */
    static final ApiListener DEFAULT = new ApiListener(0, "", false, List.of(), Optional.empty());

    private static final Pattern PLACE = Pattern.compile("(?:([^:]*):)?(\\d{1,5})");
    private static final String FORM = "write (unix none), (PORT pam), (ADDRESS:PORT pam 'HOSTS' KEY CERTIFICATE)";

    public ApiListener {
        hostsAllowed = List.copyOf(hostsAllowed);
    }

    static ApiListener read(Sxp form) throws BadSxpException {
        List<String> words = new ArrayList<>();
        for (Sxp element : form.elements()) {
            words.add(element instanceof Sxp.Atom atom ? atom.text() : "(");
        }
        String place = words.isEmpty() ? "" : words.get(0);
        Matcher tcp = PLACE.matcher(place);
        boolean unix = place.equalsIgnoreCase("unix");
        if (words.contains("(")
                || !unix
                        && !(tcp.matches()
                                && XendValues.number(tcp.group(2), 1, XendValues.LAST_PORT)
                                        .isPresent())) {
            throw new BadSxpException(form.position(), form.shown() + " is no place to serve the Xen API", FORM);
        }
        String login = words.size() > 1 ? words.get(1) : "none";
        if (!login.equals("none") && !login.equals("pam")) {
            throw new BadSxpException(form.position(), Sxp.atom(login).shown() + " is neither none nor pam", FORM);
        }
        return new ApiListener(
                unix ? 0 : Integer.parseInt(tcp.group(2)),
                unix || tcp.group(1) == null ? "" : tcp.group(1),
                login.equals("pam"),
                words.size() > 2 ? XendValues.words(words.get(2)) : List.of(),
                words.size() > 4
                        ? Optional.of(new Tls(XendValues.path(words.get(3)), XendValues.path(words.get(4))))
                        : Optional.empty());
    }
}
