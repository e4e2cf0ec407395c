package dev.xld.config;

/** A device of a domain config; each kind is a record of its own in this list. */
public sealed interface DeviceSpec permits DiskSpec, VifSpec, PciSpec, DtdevSpec, UsbdevSpec, NumberedSpec {}
