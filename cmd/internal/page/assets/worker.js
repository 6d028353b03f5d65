// The worker of a page without a server: it starts the model (heed.wasm.gz, one folder up)
// and passes calls on to it. It takes {number, call, args} and answers {number, value} or
// {number, failed}, where failed is the text of a Failed; while a run goes on it says
// {number, name, data}. Before all that it says {ready: true} or {broken: why}.
import { memory, standing } from "./memory.js";
import "../wasm_exec.js";

const GZIP = 0x1f;

/** program returns what is at an address, a compressed WebAssembly program, as a response
 * that browsers compile while it comes in, whatever the server says its type is. Some
 * servers have browsers decompress it on the way. */
async function program(url) {
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new Error(`${new URL(url).pathname}: ${response.status} ${response.statusText}`);
  const reader = response.body.getReader();
  const first = await reader.read();
  let stream = new ReadableStream({
    start: (to) => first.done ? to.close() : to.enqueue(first.value),
    async pull(to) {
      const { done, value } = await reader.read();
      if (done) to.close();
      else to.enqueue(value);
    },
  });
  if (first.value?.[0] === GZIP) stream = stream.pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream, { headers: { "Content-Type": "application/wasm" } });
}

/** ownScenarios returns the text of the scenarios that the folder adds to those shipped. */
async function ownScenarios() {
  const response = await fetch(new URL("../scenarios.json", import.meta.url));
  return response.ok ? response.text() : "[]";
}

async function start() {
  globalThis.fs = memory();
  Object.assign(globalThis, standing());
  const go = new Go();
  const [{ instance }, own] = await Promise.all([
    program(new URL("../heed.wasm.gz", import.meta.url)).then((response) => WebAssembly.instantiateStreaming(response, go.importObject)),
    ownScenarios(),
  ]);
  globalThis.heedOwn = own;
  const ended = go.run(instance);
  ended.then(() => postMessage({ broken: "The model has stopped; the console of the browser says more." }));
  if (!globalThis.heed) throw new Error("heed.wasm.gz is not a program of this page");
}

const started = start();
started.then(() => postMessage({ ready: true }), (error) => postMessage({ broken: error.message }));

const events = (number) => (name, data) => postMessage({ number, name, data });

onmessage = async ({ data: { number, call, args } }) => {
  try {
    await started;
    const all = call === "run" ? [number, ...args, events(number)] : args;
    const value = await globalThis.heed[call](...all);
    postMessage({ number, value }, value instanceof Uint8Array ? [value.buffer] : []);
  } catch (error) {
    const failed = typeof error === "string" ? error : JSON.stringify({ message: error.message, mistakes: [] });
    postMessage({ number, failed });
  }
};
