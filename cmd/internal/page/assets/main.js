// The page of heed serve, from here on down:
//
//	transport  speaks with the program: a catalogue, a run's events, files
//	store      what the viewer has set; address is the same as text
//	run        the run under way; course what it has told; player what of it is shown
//	head, arms, levers, runsettings   change the store
//	playbar    steers the player
//	answer, courses, effects, outcomes, picture, downloads   show the course
//	messages, failures, hint   tell what else is to be told; jump goes about on a phone
//
// Data goes round one way: store -> run -> course -> player -> what is shown. Whoever
// changes the store hears of it as everybody else does.
import { decode, encode } from "./address.js";
import { Answer } from "./answer.js";
import { Arms } from "./arms.js";
import { Courses } from "./courses.js";
import { byId, debounced, el, setText } from "./dom.js";
import { Downloads } from "./downloads.js";
import { Effects } from "./effects.js";
import { watchFailures } from "./failures.js";
import { Head } from "./head.js";
import { hint } from "./hint.js";
import { jump } from "./jump.js";
import { Levers } from "./levers.js";
import { Messages } from "./messages.js";
import { Outcomes } from "./outcomes.js";
import { Picture } from "./picture.js";
import { PlayBar } from "./playbar.js";
import { Player } from "./player.js";
import { Runner } from "./run.js";
import { RunSettings } from "./runsettings.js";
import { Store } from "./store.js";
import { open } from "./transport.js";

// atAddress reads the settings of the address; what cannot be read is told.
async function atAddress(store, messages) {
  const { state, doubts } = await decode(location.hash, store);
  messages.clear("address");
  if (doubts.length) messages.warn("address", `Not all of this address could be read: ${doubts.join("; ")}. The rest is set.`);
  return state;
}

// keepAddress writes changes into the address, once they rest, and reads it when the viewer
// goes back.
function keepAddress(store, messages) {
  let last = location.hash;
  const write = async (push) => {
    const hash = "#" + await encode(store.state);
    if (hash === last) return;
    last = hash;
    history[push ? "pushState" : "replaceState"](null, "", hash);
  };
  const rest = debounced(400, () => write(true));
  store.addEventListener("change", (e) => (e.detail === "edited" ? write(false) : rest()));
  addEventListener("popstate", async () => {
    if (location.hash === last) return;
    last = location.hash;
    store.replace(await atAddress(store, messages) || store.initial(store.catalogue.scenarios[0].name));
  });
  write(false);
}

const PATIENCE = 120; // milliseconds that the rest of the page waits for the first points

// shown waits until the first points are drawn, ahead of which only they are laid out
// (base.css).
function shown(runner) {
  return new Promise((done) => {
    runner.addEventListener("frames", () => requestAnimationFrame(() => requestAnimationFrame(done)), { once: true });
  });
}

async function start() {
  const messages = new Messages();
  let transport, catalogue;
  try {
    transport = await open();
    catalogue = await transport.catalogue();
  } catch (e) {
    setText(byId("state"), "Not there");
    messages.warn("lost", `The program behind this page does not answer (${e.message}). See whether heed serve still runs, and open the page again.`);
    return;
  }
  const store = new Store(catalogue);
  const state = await atAddress(store, messages);
  if (state) store.replace(state);
  const runner = new Runner(transport, store);
  const player = new Player(runner);
  new Head(store, runner, messages);
  new PlayBar(player, runner);
  const run = runner.start(); // which computes while the rest of the page is built
  new Arms(store);
  const levers = new Levers(store);
  const runSettings = new RunSettings(store);
  new Answer(store, player);
  new Courses(store, runner, player);
  new Effects(store, player);
  new Outcomes(store, player);
  new Picture(store, runner, player);
  new Downloads(store, runner, transport, messages);
  watchFailures({ store, runner, messages, levers, runSettings });
  keepAddress(store, messages);
  hint();
  jump();
  byId("foot").append(el("p", { class: "note" }, `${/^heed/.test(catalogue.version) ? "" : "heed "}${catalogue.version}, model ${catalogue.model}. After Gyllensten and Törner (2022). A model's answers rest on its assumptions: read directions before numbers.`));
  let settings = JSON.stringify(store.settings());
  store.addEventListener("change", () => {
    const next = JSON.stringify(store.settings());
    if (next !== settings) runner.restart();
    settings = next;
  });
  addEventListener("pagehide", () => runner.stop());
  addEventListener("pageshow", (e) => e.persisted && !runner.files && runner.start());
  await Promise.race([shown(runner), new Promise((done) => setTimeout(done, PATIENCE))]);
  document.documentElement.dataset.ready = "";
  await run;
}

start();
