/** Next calls this once when a server process starts. What only Node can do is imported there alone. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next replaces this while building, so that the edge bundle leaves the import out.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startWebProcess } = await import("./app/_lib/start.ts");
  startWebProcess();
}
