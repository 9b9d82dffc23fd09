// The list of routes: each can be opened and read as a talk; filters leave the others out.

function routeBubbles(route) {
  const values = Object.fromEntries(route.asked.map(([at, value]) => [form.prompts[at].name, value]));
  const steps = [
    ...route.asked.map(([at, value, answer]) => ({ at, ask: form.prompts[at].name, value, answer })),
    ...route.told.map((at) => ({ at, tell: form.prompts[at].name })),
  ].sort((a, b) => a.at - b.at);
  const rows = [];
  let lead = [];
  for (const step of steps) {
    if (step.tell !== undefined) { lead.push(step.tell); continue; }
    rows.push(message({ lead, ask: step.ask }, values), narrator(example(step)));
    const alike = form.answers[step.answer];
    if (alike.includes("” or ") || alike.includes(" another")) rows.push(make("div", { class: "said alike", dir: "auto" }, `the same way: ${alike}`));
    lead = [];
  }
  if (lead.length) rows.push(message({ lead, ask: null }, values));
  rows.push(remark(route.sends ? words.reviewed : words.ended));
  return rows;
}

/** An answer that leads along the route: its words where it was picked, what it must be where it was typed. */
function example(step) {
  const prompt = prompts.get(step.ask);
  return prompt.choices.length || step.value === "" ? inWords(prompt, step.value) : form.answers[step.answer];
}

/** The questions whose answers are not the same on all routes: what tells one route from another. */
const telling = (() => {
  const seen = new Map();
  for (const route of form.routes) {
    for (const [at, value] of route.asked) seen.set(at, (seen.get(at) ?? new Set()).add(value));
  }
  return new Set([...seen].filter(([at, values]) => values.size > 1 && form.prompts[at].choices.length).map(([at]) => at));
})();

const minutes = (seconds) => (seconds < 90 ? "about a minute" : `about ${Math.round(seconds / 60)} minutes`);

function routeItem(route, number) {
  const talkBox = make("div", { class: "talk" });
  const steps = route.asked
    .filter(([at]) => telling.has(at))
    .map(([at, value]) => inWords(form.prompts[at], value))
    .map((text) => (text.length > 40 ? `${text.slice(0, 39)}…` : text));
  const details = make("details", { "data-route": String(number) },
    make("summary", {},
      make("b", {}, `Route ${number}`),
      ` · ${route.asked.length} ${route.asked.length === 1 ? "question" : "questions"} · ${minutes(route.seconds)} · ${route.sends ? "can be sent" : "ends without sending"}${route.brought.length ? ` · only by a link that brings ${route.brought.join("; ")}` : ""}`,
      make("span", { class: "steps", dir: "auto" }, steps.join(" → "))),
    talkBox);
  details.addEventListener("toggle", () => {
    if (details.open && !talkBox.childElementCount) {
      if (!route.brought.length) {
        talkBox.append(make("div", { class: "row" }, key("Play this route", () => {
          location.hash = `play=${route.asked.map(([, value]) => encodeURIComponent(value)).join(";")}`;
          byId("play").scrollIntoView();
        })));
      }
      talkBox.append(...routeBubbles(route));
    }
  });
  return make("li", {}, details);
}

function drawRoutes() {
  const wanted = byId("by-question").value;
  const sends = byId("by-end").value;
  const found = form.routes
    .map((route, i) => [route, i + 1])
    .filter(([route]) => (!wanted || route.asked.some(([at]) => form.prompts[at].name === wanted))
      && (!sends || route.sends === (sends === "sends")));
  byId("routes-list").replaceChildren(...found.map(([route, number]) => routeItem(route, number)));
  byId("routes-count").textContent = `${found.length} of ${form.routes.length} listed`;
}

/** Open the route that the address names, as in #route=3. */
function openFragment() {
  const match = /^#route=(\d+)$/.exec(location.hash);
  const details = match && document.querySelector(`details[data-route="${match[1]}"]`);
  if (!details) return;
  details.open = true;
  details.firstElementChild.focus({ preventScroll: true });
  byId("routes").scrollIntoView({ behavior: "instant" });
  if (details.getBoundingClientRect().top > innerHeight / 2) details.scrollIntoView({ behavior: "instant" });
}

for (const id of ["by-question", "by-end"]) byId(id).addEventListener("change", drawRoutes);
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("#routes details")) {
    details.open = true;
    details.dispatchEvent(new Event("toggle"));
  }
});
byId("copy").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(byId("mermaid").textContent);
    byId("copied").textContent = "Copied.";
  } catch {
    getSelection().selectAllChildren(byId("mermaid"));
    byId("copied").textContent = "Marked: copy it with your keyboard.";
  }
});
addEventListener("hashchange", openFragment);
drawRoutes();
start();
openFragment();
