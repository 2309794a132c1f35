// Starts the app. A file of its own, so that the page needs no inline script.
try {
  const { default: init } = await import("./{{js}}");
  await init({ module_or_path: new URL("./{{wasm}}", import.meta.url) });
} catch (error) {
  document.getElementById("boot-failed")?.removeAttribute("hidden");
  throw error;
}
