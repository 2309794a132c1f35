// Keeps the app working without a network. Written by the release build; the list and the version are filled in there.
//
// Everything is stored at install, each file checked against its hash, so that a half-deployed server can never
// replace a version that works. A new version waits until the person accepts it: the page then sends
// { type: "skip-waiting" } and reloads once. Nothing is ever sent anywhere, and nothing is loaded from elsewhere.

{{together}}

const VERSION = "{{version}}";

// [address relative to this file, integrity]
const FILES = [
{{files}}
];

// The scope is part of the name: several sites may live under one origin.
const PREFIX = `reply-coach ${self.registration.scope} `;
const CACHE = PREFIX + VERSION;

self.addEventListener("install", (event) => event.waitUntil(store()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

self.addEventListener("message", (event) => {
  if (event.data?.type === "skip-waiting") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(self.registration.scope)) {
    event.respondWith(answer(request));
  }
});

async function store() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(FILES.map(([address, integrity]) => storeOne(cache, address, integrity)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function storeOne(cache, address, integrity) {
  const response = await fetch(new Request(address, { integrity, cache: "no-cache" }));
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  await cache.put(address, await asStored(address, response));
}

function asStored(address, response) {
  if (address.endsWith(".wasm")) return wholeModule(response);
  // A page may not be answered with a redirected response, which is what some hosts give for "./".
  return response.redirected ? new Response(response.body, { headers: response.headers }) : response;
}

async function takeOver() {
  // The version before this one stays: a second tab may still be running it and need its files.
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(request) {
  const own = await caches.open(CACHE);
  // Whatever else is opened below this address is the app; the notices are not stored.
  const opens = request.mode === "navigate" && !request.url.endsWith("/third-party.txt");
  const exact = { ignoreVary: true, ignoreSearch: request.mode === "navigate" };
  return (
    (await own.match(request, exact)) ??
    (opens ? await own.match("./") : await caches.match(request, exact)) ??
    fetch(request)
  );
}
