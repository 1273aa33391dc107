// A device file that takes bytes in parts, says EAGAIN, and goes away.
import { describe, expect, it } from "vitest";
import { deviceFileTransport, type DeviceFile } from "./device-file.ts";

const errno = (code: string): Error => Object.assign(new Error(code), { code });

/** Behaves as usblp does: one write under way at a time, reads empty until the printer speaks. */
class FakeDevice implements DeviceFile {
  readonly taken: number[] = [];
  readonly toSay: Uint8Array[] = [];
  closed = false;
  stuck = false;
  gone = false;
  #underWay: Uint8Array | null = null;

  read(buffer: Uint8Array): Promise<{ bytesRead: number }> {
    if (this.gone) return Promise.reject(errno("ENODEV"));
    const said = this.toSay.shift();
    if (said === undefined) return Promise.reject(errno("EAGAIN"));
    buffer.set(said);
    return Promise.resolve({ bytesRead: said.length });
  }

  write(bytes: Uint8Array, offset: number, length: number): Promise<{ bytesWritten: number }> {
    if (this.#underWay !== null) {
      if (!this.stuck) this.#land();
      return Promise.reject(errno("EAGAIN"));
    }
    this.#underWay = bytes.slice(offset, offset + Math.min(length, 100));
    return Promise.resolve({ bytesWritten: this.#underWay.length });
  }

  /** Closing loses what is under way. */
  close(): Promise<void> {
    this.closed = true;
    this.#underWay = null;
    return Promise.resolve();
  }

  #land(): void {
    this.taken.push(...(this.#underWay ?? []));
    this.#underWay = null;
  }
}

async function opened(device: FakeDevice): Promise<Awaited<ReturnType<ReturnType<typeof deviceFileTransport>["open"]>>> {
  return deviceFileTransport("/dev/usb/lp0", () => Promise.resolve(device)).open(150);
}

describe("a device file", () => {
  it("delivers every byte before it is closed, and one NUL more", async () => {
    const device = new FakeDevice();
    const connection = await opened(device);
    const bytes = Uint8Array.from({ length: 730 }, (_value, index) => index & 255);
    await connection.write(bytes);
    await connection.end(1_000);
    expect(device.taken).toEqual([...bytes]);
    expect(device.closed).toBe(true);
  });

  it("hears the printer", async () => {
    const device = new FakeDevice();
    const connection = await opened(device);
    const heard: number[] = [];
    connection.onData((bytes) => heard.push(...bytes));
    device.toSay.push(Uint8Array.of(0x16), Uint8Array.of(0x12, 0x12));
    await expect.poll(() => heard).toEqual([0x16, 0x12, 0x12]);
    connection.destroy();
    await expect.poll(() => device.closed).toBe(true);
  });

  it("gives up on a printer that takes nothing", async () => {
    const device = new FakeDevice();
    device.stuck = true;
    const connection = await opened(device);
    await expect(connection.write(new Uint8Array(300))).rejects.toThrow("takes no more bytes");
    connection.destroy();
  });

  it("tells when the cable is pulled", async () => {
    const device = new FakeDevice();
    const connection = await opened(device);
    const ends: (string | null)[] = [];
    connection.onClose((error) => ends.push(error?.message ?? null));
    device.gone = true;
    await expect.poll(() => ends).toEqual(["ENODEV"]);
    await expect(connection.write(Uint8Array.of(1))).rejects.toThrow("ENODEV");
  });

  it("that is not there is a connection that fails", async () => {
    await expect(deviceFileTransport("/nonexistent/lp0").open(100)).rejects.toThrow(/ENOENT/);
  });
});
