"""The daemon's socket for scripts in dom0: JSON-RPC, one object a line."""
import json
import socket


class Daemon:
    """One connection to xld; call() answers the result or raises with the daemon's sentence."""

    def __init__(self):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect("/run/xld/xld.sock")
        self.lines = self.socket.makefile("r", encoding="utf-8")
        self.lines.readline()
        self.next = 0

    def call(self, method, **params):
        self.next += 1
        request = {"jsonrpc": "2.0", "id": self.next, "method": method, "params": params}
        self.socket.sendall((json.dumps(request) + "\n").encode())
        while True:
            reply = json.loads(self.lines.readline())
            if reply.get("id") == self.next:
                if "error" in reply:
                    raise RuntimeError(reply["error"]["message"])
                return reply["result"]

    def list(self):
        return self.call("domain.list", domains=[])

    def create(self, name, text):
        return self.call("domain.create", file=name, text=text, overrides=[], directory="/root",
                         unattended=True)

    def destroy(self, name):
        return self.call("domain.destroy", domain=name)
