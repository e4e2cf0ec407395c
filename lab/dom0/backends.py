#!/usr/bin/env python3
"""backends.py: plays the programs that serve PV devices for which a plain dom0 has none (TPM, display, sound, USB, input, in the
domains named as arguments): takes every device in state 1, lets go of every device in state 5. Ends with its standard input."""
import os
import select
import socket
import struct
import sys

READ, WATCH, WRITE, RM, EVENT = 2, 4, 11, 13, 15
KINDS = ("vtpm", "vdispl", "vsnd", "vusb", "vinput")
store = socket.socket(socket.AF_UNIX)
store.connect("/run/xenstored/socket")
events = []


def receive(count):
    data = b""
    while len(data) < count:
        data += store.recv(count - len(data))
    return data


def message():
    kind, _, _, length = struct.unpack("<IIII", receive(16))
    data = receive(length)
    if kind == EVENT:
        events.append(data.split(b"\0")[0].decode())
    return kind, data


def ask(kind, payload):
    store.sendall(struct.pack("<IIII", kind, 1, 0, len(payload)) + payload)
    while True:
        answer, data = message()
        if answer != EVENT:
            return answer, data


def changed(path):
    parts = path.split("/")
    if len(parts) < 9 or parts[5] not in KINDS or parts[-1] != "state":
        return
    kind, state = ask(READ, path.encode() + b"\0")
    if kind != READ:
        return
    if state == b"1":
        ask(WRITE, path.encode() + b"\0" + b"2")
    elif state == b"5":
        ask(WRITE, path.encode() + b"\0" + b"6")
        if parts[3] != "0":
            ask(RM, path[: -len("/state")].encode() + b"\0")


for domid in sys.argv[1:]:
    ask(WATCH, b"/local/domain/%s/backend\0token\0" % domid.encode())
while True:
    while events:
        changed(events.pop(0))
    ready, _, _ = select.select([store, sys.stdin], [], [])
    if sys.stdin in ready and not os.read(0, 1):
        sys.exit()
    if store in ready:
        message()
