// Starts the app. A file of its own, so that the content security policy can forbid every inline script.
const tag = document.querySelector("script[data-module]");
const at = (path) => new URL(path, document.baseURI).href;

import(at(tag.dataset.module))
  .then((app) => app.default({ module_or_path: at(tag.dataset.wasm) }))
  .catch((error) => {
    console.error(error);
    document.getElementById("start-failed")?.removeAttribute("hidden");
  });
