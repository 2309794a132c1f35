// Loads the module and talks to it the way src/lib.rs says.
import { readFileSync } from "node:fs";

/** Compiles and starts the module. It asks the host for nothing: an import would throw here. */
export async function load(path) {
  const { instance } = await WebAssembly.instantiate(readFileSync(path), {});
  const { memory, start, input, report, output, hold, analyse } = instance.exports;

  const put = (request) => {
    const at = input(request.length);
    new Uint8Array(memory.buffer, at, request.length).set(request);
  };
  const answer = (request) => {
    put(request);
    const length = report();
    return new Uint8Array(memory.buffer, output(), length);
  };
  /** Gives what analyses this request, and nothing else. */
  const analysis = (request) => {
    put(request);
    if (!hold()) throw new Error("not a draft");
    return analyse;
  };
  return { start, answer, analysis };
}

/** The lines of a file, as bytes. */
export function lines(path) {
  const text = readFileSync(path, "utf8");
  return text.split("\n").filter((line) => line !== "").map((line) => new TextEncoder().encode(line));
}
