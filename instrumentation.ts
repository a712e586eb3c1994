import type { Instrumentation } from "next";

/** Next calls this once when a server process starts. What only Node can do is imported there alone. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next replaces this while building, so that the edge bundle leaves the import out.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startWebProcess } = await import("./app/_lib/start.ts");
  startWebProcess();
}

/** Next calls this for what a page or route threw. A database that went away halfway is not the page's fault. */
export const onRequestError: Instrumentation.onRequestError = async (error, request) => {
  // biome-ignore lint/style/noProcessEnv: as above.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { noteFailure } = await import("./app/_lib/away/failure.ts");
  noteFailure(error, request.headers);
};
