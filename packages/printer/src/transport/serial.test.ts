// A serial line, on the mock that serialport brings for it.
import { SerialPortMock } from "serialport";
import { beforeEach, describe, expect, it } from "vitest";
import { serialTransport, type SerialSettings } from "./serial.ts";

const settings: SerialSettings = { path: "/dev/ROBOT", baudRate: 19_200, rtscts: true };

beforeEach(() => {
  SerialPortMock.binding.reset();
  SerialPortMock.binding.createPort(settings.path, { echo: false, record: true });
});

async function opened(): Promise<{ line: SerialPortMock; connection: Awaited<ReturnType<ReturnType<typeof serialTransport>["open"]>> }> {
  const line = new SerialPortMock({ ...settings, autoOpen: false });
  const connection = await serialTransport(settings, () => Promise.resolve(line)).open(500);
  return { line, connection };
}

describe("a serial line", () => {
  it("carries bytes both ways and closes", async () => {
    const { line, connection } = await opened();
    const heard: number[] = [];
    connection.onData((bytes) => heard.push(...bytes));
    await connection.write(Uint8Array.of(0x10, 4, 1));
    expect([...(line.port?.recording ?? [])]).toEqual([0x10, 4, 1]);
    line.port?.emitData(Buffer.of(0x16));
    await expect.poll(() => heard).toEqual([0x16]);
    let closed = false;
    connection.onClose(() => void (closed = true));
    await connection.end(500);
    expect(closed).toBe(true);
    await expect(connection.write(Uint8Array.of(1))).rejects.toThrow("closed");
  });

  it("that is not there is a connection that fails", async () => {
    const transport = serialTransport(settings, () =>
      Promise.resolve(new SerialPortMock({ ...settings, path: "/dev/NONE", autoOpen: false })),
    );
    await expect(transport.open(500)).rejects.toThrow(/not exist/);
  });
});
