// How the page speaks with the program: by HTTP where there is a server, else with a worker
// that runs the model in WebAssembly (static.js). Both give the same four functions.
import { events } from "./stream.js";

/** Refused is what the program says of settings that it cannot take: {message, mistakes}. */
export class Refused extends Error {
  constructor(failed) {
    super(failed.message || "The program refused these settings.");
    this.mistakes = failed.mistakes || [];
  }
}

/** Gone is thrown where a file is no longer there. */
export class Gone extends Error {}

const post = (path, settings, signal) => fetch(path, {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(settings),
  signal,
});

async function failure(response) {
  try {
    return new Refused(await response.json());
  } catch {
    return new Error(`The server answered ${response.status} ${response.statusText}`);
  }
}

async function checked(response) {
  if (!response.ok) throw await failure(response);
  return response;
}

const server = {
  /** catalogue returns scenarios, levers, metrics and limits. */
  async catalogue() {
    return (await checked(await fetch("api/catalogue"))).json();
  },

  /** scenario returns {toml, name, warnings} of settings; throws Refused. */
  async scenario(settings) {
    return (await checked(await post("api/scenario", settings))).json();
  },

  /** run calls onEvent(name, data) for all that a run tells; a signal ends it. */
  async run(settings, onEvent, signal) {
    const response = await checked(await post("api/run", settings, signal));
    await events(response.body, onEvent);
  },

  /** fileURL returns where a file of a run can be fetched; throws Gone. */
  async fileURL(id, name) {
    const path = `api/files/${encodeURIComponent(id)}/${name.split("/").map(encodeURIComponent).join("/")}`;
    const response = await fetch(path, { method: "HEAD" });
    if (response.status === 410 || response.status === 404) throw new Gone(name);
    if (!response.ok && response.status !== 405) throw await failure(response);
    return path;
  },
};

/** open returns the transport of this page. */
export async function open() {
  if (document.documentElement.dataset.mode !== "static") return server;
  const { open: openStatic } = await import("./static.js");
  return openStatic();
}
