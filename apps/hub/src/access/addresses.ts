// Which addresses are the hall's own machine: its kiosk agent, its printer, and a proxy that may stand in front of the hub.

/** Loopback as it is usually written. Other addresses of 127/8 are not: they stand for strangers in proofs. */
export const isOwnMachine = (address: string): boolean => ["127.0.0.1", "::1", "::ffff:127.0.0.1"].includes(address);
