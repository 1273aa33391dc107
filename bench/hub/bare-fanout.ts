// A bare socket.io fan-out in a process of its own: hands what it is given to every display, and does nothing else.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";

const http = createServer();
const io = new Server(http, {
  transports: ["websocket"],
  maxHttpBufferSize: 1024 * 1024,
  serveClient: false,
  pingInterval: 1_000,
  pingTimeout: 1_500,
});
io.on("connection", (socket) => {
  void socket.join((socket.handshake.auth as { view: string }).view);
  socket.on("call", (payload: unknown) => io.to("lobby").emit("push", payload));
});
http.listen(0, "127.0.0.1", () => process.send?.({ port: (http.address() as AddressInfo).port }));
process.on("disconnect", () => process.exit(0));
