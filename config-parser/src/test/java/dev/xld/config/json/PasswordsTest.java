package dev.xld.config.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.json.JsonReader.BadJsonException;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    @Test
    void noneIsLeftWhereverItStands() throws BadJsonException {
        Json.Obj config = LibxlJson.readTree("""
                {"b_info": {"type.hvm": {"vnc": {"listen": "::", "passwd": "a"}, "spice": {"passwd": "b"}}},
                 "vfbs": [{"devid": 0, "vnc": {"passwd": "c", "display": 1}}], "on_crash": "passwd"}""");
        assertThat(JsonPrinter.line(Passwords.hidden(config))).isEqualTo(JsonPrinter.line(LibxlJson.readTree("""
                {"b_info": {"type.hvm": {"vnc": {"listen": "::"}, "spice": {}}},
                 "vfbs": [{"devid": 0, "vnc": {"display": 1}}], "on_crash": "passwd"}""")));
    }
}
