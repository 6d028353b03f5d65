// The run under way. A change of the settings ends it and starts another a moment later;
// its last values stay as a ghost until the new ones are through.
import { Course } from "./course.js";
import { debounced } from "./dom.js";
import { Refused } from "./transport.js";

/** Runner tells by events what happens: start, queued, begun, frames, done, failed, lost. */
export class Runner extends EventTarget {
  constructor(transport, store) {
    super();
    this.transport = transport;
    this.store = store;
    this.course = null;
    this.ghost = null;
    this.files = null;
    this.restart = debounced(120, () => this.start());
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** stop ends the run under way. */
  stop() {
    this.abort?.abort();
    this.abort = null;
  }

  /** start runs what is set now. */
  async start() {
    this.stop();
    const abort = this.abort = new AbortController();
    this.files = null;
    this.ended = false;
    this.asked = this.store.settings();
    this.tell("start");
    try {
      await this.transport.run(this.asked, (name, data) => {
        if (abort === this.abort) this.take(name, data);
      }, abort.signal);
      if (abort === this.abort && !this.ended) throw new Error("The connection ended before the run did");
    } catch (e) {
      if (abort !== this.abort || e.name === "AbortError") return;
      if (e instanceof Refused || e.mistakes) this.tell("failed", { message: e.message, mistakes: e.mistakes || [] });
      else this.tell("lost", e);
    }
  }

  take(name, data) {
    if (name === "queued") this.tell("queued", data);
    else if (name === "begun") this.begin(data);
    else if (name === "frames") this.append(data.frames);
    else if (name === "done") this.finish(data);
    else if (name === "failed") {
      this.ended = true;
      this.tell("failed", data);
    }
  }

  // begin keeps the run before as a ghost, unless it had less to show than its own.
  begin(begun) {
    const before = this.course;
    if (before && (before.done || !this.ghost || before.last > 0)) this.ghost = before;
    this.course = new Course(begun, this.store.catalogue.metrics.length);
    this.course.settings = JSON.stringify(this.asked);
    this.tell("begun", begun);
  }

  append(frames) {
    for (const frame of frames) this.course.append(frame);
    this.tell("frames");
  }

  finish(done) {
    this.ended = true;
    this.course.done = true;
    this.ghost = null;
    this.files = done;
    this.tell("done", done);
  }
}
