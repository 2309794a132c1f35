// Starts the app. A file of its own, so that the content security policy can forbid every inline script.
const tag = document.querySelector("script[data-module]");
const at = (path) => new URL(path, document.baseURI).href;

const fail = () => document.getElementById("start-failed")?.removeAttribute("hidden");
addEventListener("error", fail);

// The kept draft (src/keep.rs) is in the box before the app is.
const box = document.getElementById("draft");
for (const shelf of ["sessionStorage", "localStorage"]) {
  try {
    box.value ||= JSON.parse(window[shelf].getItem("reply-coach.draft"))?.text ?? "";
  } catch {
    // Blocked or unreadable: the app says so.
  }
}

import(at(tag.dataset.module))
  .then((app) => app.default({ module_or_path: at(tag.dataset.wasm) }))
  .catch((error) => {
    console.error(error);
    fail();
  });
