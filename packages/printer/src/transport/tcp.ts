// A network printer: raw bytes over TCP, by custom on port 9100.
import { connect, type Socket } from "node:net";
import type { Transport, TransportConnection } from "./transport.ts";

export function tcpTransport(host: string, port: number): Transport {
  return {
    address: `tcp://${host.includes(":") ? `[${host}]` : host}:${String(port)}`,
    carriesPictures: true,
    open: (timeoutMs) => openSocket(host, port, timeoutMs).then(connectionOf),
  };
}

function openSocket(host: string, port: number, timeoutMs: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true, keepAlive: true });
    const timer = setTimeout(() => socket.destroy(new Error(`No connection within ${String(timeoutMs)} ms.`)), timeoutMs);
    socket.once("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    socket.once("connect", () => {
      clearTimeout(timer);
      socket.removeAllListeners("error");
      resolve(socket);
    });
  });
}

function connectionOf(socket: Socket): TransportConnection {
  let failure: Error | null = null;
  // Without a listener an error would end the process; "close" reports it.
  socket.on("error", (error) => void (failure = error));
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        if (!socket.writable) reject(failure ?? new Error("The connection is closed."));
        else socket.write(bytes, (error) => (error === undefined || error === null ? resolve() : reject(error)));
      }),
    onData: (listener) => void socket.on("data", listener),
    onClose: (listener) => {
      if (socket.closed) listener(failure);
      else socket.once("close", () => listener(failure));
    },
    end: (timeoutMs) =>
      new Promise((resolve, reject) => {
        if (socket.closed) {
          if (failure === null) resolve();
          else reject(failure);
          return;
        }
        const timer = setTimeout(
          () => socket.destroy(new Error(`The printer did not take everything within ${String(timeoutMs)} ms.`)),
          timeoutMs,
        );
        socket.once("close", () => {
          clearTimeout(timer);
          if (failure === null) resolve();
          else reject(failure);
        });
        // Reading to the end is what lets "close" come; what the printer still says is of no interest.
        socket.resume();
        socket.end();
      }),
    destroy: () => void socket.destroy(),
  };
}
