// A websocket by hand, from whichever address of this machine: it can send what no library would, and not read what it is sent.

import { randomBytes } from "node:crypto";
import { type Socket, connect } from "node:net";

export interface RawSocket {
  readonly socket: Socket;
  readonly isOpen: () => boolean;
  send(text: string): void;
  /** Bytes as they are, frame or not. */
  sendBytes(bytes: Buffer): void;
  close(): void;
}

/** Resolves when the hub has answered the handshake, or has closed: an attacker is not owed an answer. */
export function openRaw(url: string, from: string): Promise<RawSocket> {
  const { hostname, port, host } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), localAddress: from });
    let isOpen = true;
    const raw: RawSocket = {
      socket,
      isOpen: () => isOpen,
      send: (text) => raw.sendBytes(frame(1, Buffer.from(text))),
      sendBytes: (bytes) => void (isOpen && socket.write(bytes)),
      close: () => void socket.destroy(),
    };
    socket.on("error", () => undefined);
    socket.on("close", () => {
      isOpen = false;
      resolve(raw);
    });
    socket.once("connect", () =>
      socket.write(
        `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
          `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString("base64")}\r\n\r\n`,
      ),
    );
    socket.once("data", () => resolve(raw));
  });
}

/** One masked frame of an opcode, as a browser sends it. */
export function frame(opcode: number, payload: Buffer): Buffer {
  const mask = randomBytes(4);
  const head =
    payload.length < 126
      ? Buffer.from([0x80 | opcode, 0x80 | payload.length])
      : Buffer.from([0x80 | opcode, 0x80 | 126, payload.length >> 8, payload.length & 0xff]);
  const masked = Buffer.from(payload.map((byte, index) => byte ^ (mask[index % 4] as number)));
  return Buffer.concat([head, mask, masked]);
}
