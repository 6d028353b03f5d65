// The transport of a page without a server: the same functions as that by HTTP
// (transport.js), by messages to a worker that runs the model in WebAssembly (worker.js).
import { Gone, Refused } from "./transport.js";

/** missing returns what the browser or the address lacks for the page to run; "" for
 * nothing. */
function missing() {
  const browser = "This page needs a browser of 2023 or newer";
  if (location.protocol === "file:") return "Browsers do not let a page from the disk run the model. Serve its folder by any web server, for example: python3 -m http.server";
  if (typeof WebAssembly !== "object") return `${browser}, with WebAssembly turned on.`;
  if (typeof Worker !== "function") return `${browser}, with workers.`;
  if (typeof DecompressionStream !== "function") return `${browser}.`;
  return "";
}

/** A Model speaks with a worker and starts another where one breaks. */
class Model {
  #worker = null; // a promise of it
  #waiting = new Map(); // by number of the call: resolve, reject, onEvent
  #calls = 0;

  /** start starts the worker, unless it is there. */
  start() {
    this.#worker ??= new Promise((resolve, reject) => {
      const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
      const broken = (why) => {
        const error = new Error(`The model cannot run: ${why}`);
        reject(error);
        this.#end(worker, error);
      };
      worker.onerror = (event) => broken(event.message || "its worker cannot be loaded");
      worker.onmessage = ({ data }) => {
        if (data.ready) resolve(worker);
        else if (data.broken) broken(data.broken);
        else this.#take(data);
      };
    });
    return this.#worker;
  }

  /** #end ends a worker. Whoever waits for it is told; the next call starts another. */
  #end(worker, error) {
    worker.terminate();
    this.#worker = null;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(error);
  }

  #take({ number, name, data, value, failed }) {
    const call = this.#waiting.get(number);
    if (!call) return;
    if (name) {
      call.onEvent?.(name, JSON.parse(data));
      return;
    }
    this.#waiting.delete(number);
    if (failed) call.reject(new Refused(JSON.parse(failed)));
    else call.resolve(value);
  }

  /** call calls a function of the model. */
  async call(name, ...args) {
    await this.start();
    return this.#send(name, args);
  }

  async #send(name, args, onEvent, number = ++this.#calls) {
    const worker = await this.start();
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject, onEvent });
      worker.postMessage({ number, call: name, args });
    });
  }

  /** run starts a run. A signal ends it: at once for the page, and soon for the model. */
  async run(settings, onEvent, signal) {
    const number = ++this.#calls;
    const stop = () => {
      const call = this.#waiting.get(number);
      if (!call) return;
      this.#waiting.delete(number);
      call.reject(signal.reason);
      this.#send("cancel", [number]).catch(() => {}); // a model that is broken runs no more
    };
    signal?.throwIfAborted();
    signal?.addEventListener("abort", stop);
    try {
      await this.start();
      signal?.throwIfAborted();
      await this.#send("run", [settings], onEvent, number);
    } finally {
      signal?.removeEventListener("abort", stop);
    }
  }
}

const TYPES = { csv: "text/csv", html: "text/html", json: "application/json", toml: "application/toml", zip: "application/zip" };
const KEPT = 16; // addresses of files that are kept, so that memory stays bounded

/** open starts the model and returns the transport. */
export async function open() {
  const why = missing();
  if (why) throw new Error(why);
  const model = new Model();
  await model.start();
  const urls = new Map();

  return {
    async catalogue() {
      return JSON.parse(await model.call("catalogue"));
    },

    async scenario(settings) {
      return JSON.parse(await model.call("scenario", JSON.stringify(settings)));
    },

    run(settings, onEvent, signal) {
      return model.run(JSON.stringify(settings), onEvent, signal);
    },

    async fileURL(id, name) {
      const key = `${id}/${name}`;
      if (urls.has(key)) return urls.get(key);
      const bytes = await model.call("file", id, name);
      if (!bytes) throw new Gone(name);
      const type = TYPES[name.split(".").pop()] ?? "application/octet-stream";
      urls.set(key, URL.createObjectURL(new Blob([bytes], { type })));
      for (const [old, url] of urls) {
        if (urls.size <= KEPT) break;
        URL.revokeObjectURL(url);
        urls.delete(old);
      }
      return urls.get(key);
    },
  };
}
