// Fails unless a browser would get each module as it was: SCRIPT puts modules together, FOLDER has them whole.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const [script, folder, ...modules] = process.argv.slice(2);
await import(pathToFileURL(script));
for (const module of modules) {
  const answer = await globalThis.wholeModule(new Response(readFileSync(module)));
  const whole = readFileSync(join(folder, basename(module)));
  if (!whole.equals(Buffer.from(await answer.arrayBuffer()))) {
    throw new Error(`${basename(module)} is not the same when it has been taken apart and put together`);
  }
}
