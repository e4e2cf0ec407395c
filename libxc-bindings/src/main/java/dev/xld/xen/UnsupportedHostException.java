package dev.xld.xen;

/** This machine cannot be driven: no Xen, a release that is not known, or its libraries are missing. One sentence. */
public class UnsupportedHostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnsupportedHostException(String sentence) {
        super(sentence);
    }

    public UnsupportedHostException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
