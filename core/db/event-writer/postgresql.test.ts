import { connect, createServer, type Socket } from "node:net";
import { expect, inject, onTestFinished, test } from "vitest";
import { jsonEvent } from "#core/db/event-writer/columns";
import { jsonRows } from "#core/db/json-rows";
import { eventColumns } from "#core/events/events";
import { freshDatabase, openTracked } from "#core/testing/database";
import { PostgresEventWriter } from "./postgresql.ts";

const at = new Date("2026-01-02T03:04:05.006Z");
const batchOf = (...texts: string[]) =>
  jsonRows(texts.map((text) => jsonEvent(eventColumns({ at, kind: "message", text }))));

/** A way to the server that can be cut at the worst moment. */
async function openProxy(url: string) {
  const target = new URL(url);
  const { hostname } = target;
  const behind = Number(target.port);
  const state: { cutAt: "before" | "after" | null } = { cutAt: null };
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(behind, hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => {});
    }
    let isCommitting = false;
    near.on("data", (data) => {
      isCommitting = data.includes("COMMIT");
      if (isCommitting && state.cutAt === "before") near.destroy();
      else far.write(data);
    });
    far.on("data", (data) => {
      if (isCommitting && state.cutAt === "after") near.destroy();
      else near.write(data);
    });
    near.on("close", () => far.end());
    far.on("close", () => near.end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  target.port = String(typeof address === "object" && address ? address.port : 0);
  return { url: target.href, state };
}

test.runIf(inject("databaseTemplate").kind === "postgresql").each(["before", "after"] as const)(
  "a connection that breaks %s the commit reached the server: given again, a batch is there once",
  async (cutAt) => {
    const url = await freshDatabase();
    const proxy = await openProxy(url);
    const writer = new PostgresEventWriter(proxy.url);
    onTestFinished(() => writer.close());
    await writer.write(batchOf("before"));

    proxy.state.cutAt = cutAt;
    await expect(writer.write(batchOf("one", "two"))).rejects.toThrow();
    proxy.state.cutAt = null;
    await writer.write(batchOf("one", "two"));
    await writer.write(batchOf("after"));

    const rows = await openTracked(url).event.findMany({ orderBy: { id: "asc" } });
    expect(rows.map(({ text }) => text)).toEqual(["before", "one", "two", "after"]);
  },
);
