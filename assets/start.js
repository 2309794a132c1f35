// Starts the app. A file of its own, so that the content security policy can forbid every inline script.
const tag = document.querySelector("script[data-module]");
const at = (path) => new URL(path, document.baseURI).href;

const fail = () => document.getElementById("start-failed")?.removeAttribute("hidden");
addEventListener("error", fail);

// What the app asks of the browser and Rust would be long about.
let release = () => {};
let patterns, Patterns;
globalThis.replyCoach = {
  // Other tabs leave the draft of this one alone for as long as it is open here. A crash lets go of it, too.
  hold(key) {
    release();
    const open = (lock) => lock && new Promise((done) => (release = done));
    navigator.locks?.request(key, { ifAvailable: true }, open).catch(() => {});
  },
  download(name, text) {
    const link = Object.assign(document.createElement("a"), { download: name });
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  },
  loadPatterns() {
    return (patterns ??= import(at(tag.dataset.patterns)).then(async (module) => {
      await module.default({ module_or_path: at(tag.dataset.patternsWasm) });
      return module;
    }).then((module) => (Patterns = module.Patterns), (error) => {
      patterns = undefined;
      throw error;
    }));
  },
  // One of the app's own files.
  async read(address) {
    const answer = await fetch(at(address));
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.text();
  },
  // Through a stream that packs or unpacks, if this browser has it; no further than a little beyond `most`.
  async deflate(kind, bytes, most) {
    const Stream = globalThis[kind];
    if (!Stream) return;
    const reader = new Blob([bytes]).stream().pipeThrough(new Stream("deflate-raw")).getReader();
    const parts = [];
    let left = most;
    for (let part; left >= 0 && (part = (await reader.read()).value); left -= part.length) parts.push(part);
    reader.cancel();
    return new Uint32Array(new Uint8Array(await new Blob(parts).arrayBuffer()));
  },
  compilePatterns: (list) => new Patterns(list),
  async picked(input) {
    const text = await input.files[0]?.text();
    // The same file can be picked again.
    input.value = "";
    return text;
  },
};

const start = import(at(tag.dataset.module));

// The kept draft (src/drafts.rs) is in the box before the app is.
try {
  await show();
} catch {
  // Blocked or unreadable: the app says so.
}

start
  .then((app) => app.default({ module_or_path: at(tag.dataset.wasm) }))
  .catch((error) => {
    console.error(error);
    fail();
  });

async function show() {
  const PREFIX = "reply-coach.draft.";
  const read = (shelf, key) => {
    try {
      return JSON.parse(shelf.getItem(key));
    } catch {
      return null;
    }
  };
  const kept = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  if (read(localStorage, "reply-coach.settings")?.keep === "today") {
    const today = new Date().toDateString();
    const old = kept().filter((key) => (read(localStorage, key)?.day ?? today) !== today);
    for (const key of old) for (const shelf of [localStorage, sessionStorage]) shelf.removeItem(key);
  }
  // The draft that this tab showed before, or else the latest that no other tab has open.
  let id = read(sessionStorage, "reply-coach.current");
  if (id === null) {
    const taken = ((await navigator.locks?.query())?.held ?? []).map((lock) => lock.name);
    const when = (key) => read(localStorage, key)?.at ?? 0;
    const free = kept().filter((key) => !taken.includes(key));
    const latest = free.sort((a, b) => when(b) - when(a))[0];
    if (latest === undefined) return;
    id = latest.slice(PREFIX.length);
    sessionStorage.setItem("reply-coach.current", JSON.stringify(id));
  }
  const drafts = [sessionStorage, localStorage].map((shelf) => read(shelf, PREFIX + id)).filter((draft) => draft?.text);
  document.getElementById("draft").value ||= drafts.sort((a, b) => b.at - a.at)[0]?.text ?? "";
}
