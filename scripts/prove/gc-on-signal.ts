// Loaded into a hub that is measured: collects garbage when it is sent SIGUSR2, so that its heap says what it holds.

process.on("SIGUSR2", () => globalThis.gc?.());
