package dev.xld.daemon.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.xld.api.ApiException;
import dev.xld.api.CreateRequest;
import dev.xld.api.DomainRef;
import dev.xld.api.DomainSelection;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AuditTest {
    private static final Peer ANN = new Peer("ann", "xen", false);

    private final Logger logger = (Logger) LoggerFactory.getLogger(Audit.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    private List<String> log(Method method, Object parameters, ApiException failure) {
        Audit.log(new Request(1, method, parameters), ANN, failure, System.nanoTime());
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void aChangeIsLoggedWithWhoAndWhatAndHow() {
        assertThat(log(Method.DOMAIN_DESTROY, new DomainRef("web", false), null))
                .singleElement()
                .asString()
                .matches("domain\\.destroy web by ann: done \\(\\d+ ms\\)");
    }

    @Test
    void aFailureIsLoggedInOneLine() {
        assertThat(log(
                        Method.DOMAIN_DESTROY,
                        new DomainRef("w\neb", false),
                        new ApiException(ErrorKind.WRONG_STATE, "no\u001b[1m\nway")))
                .singleElement()
                .asString()
                .startsWith("domain.destroy w?eb by ann: WRONG_STATE: no?[1m?way (");
    }

    @Test
    void neitherAConfigNorItsErrorsAreLogged() {
        CreateRequest create =
                new CreateRequest("web.cfg", "vncpasswd = 'secret'", List.of("x = 'secret'"), "/", false, false, false);
        assertThat(log(Method.DOMAIN_CREATE, create, new ApiException(ErrorKind.BAD_CONFIG, "near `secret'")))
                .singleElement()
                .asString()
                .startsWith("domain.create web.cfg by ann: BAD_CONFIG (");
    }

    @Test
    void questionsAreNotLogged() {
        assertThat(log(Method.DOMAIN_LIST, new DomainSelection(List.of()), null))
                .isEmpty();
    }
}
