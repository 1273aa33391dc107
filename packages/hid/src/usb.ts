// The machine's own HID devices, through node-hid. It is loaded when first asked for, so that a machine without its libraries still starts.

import type { HidHandle, HidPort } from "./hid-port.ts";

export function usbPort(): HidPort {
  return {
    async list() {
      const { devicesAsync } = await nodeHid();
      return (await devicesAsync()).flatMap((device) => (device.path === undefined ? [] : [{ ...device, path: device.path }]));
    },
    async open(path) {
      const { HIDAsync } = await nodeHid();
      const device = await HIDAsync.open(path);
      let isOpen = true;
      const handle: HidHandle = {
        onReport: (listener) => void device.on("data", (report: Buffer) => listener(report)),
        onGone: (listener) => void device.once("error", listener),
        write: async (report) => void (await device.write([...report])),
        async close() {
          if (!isOpen) return;
          isOpen = false;
          await device.close();
        },
      };
      return handle;
    },
  };
}

async function nodeHid(): Promise<typeof import("node-hid")> {
  const { default: hid } = await import("node-hid");
  return hid;
}
