// The page's chat: asks what the tables say is to be asked, and shows it as a narrator would see it.

const form = JSON.parse(document.getElementById("form").textContent);
const graph = form.graph;
const words = form.words;
const prompts = new Map(form.prompts.map((prompt) => [prompt.name, prompt]));
const LONG_LABEL = 34;
const LONG_LIST = 20;
const MOST_FOUND = 8;

const byId = (id) => document.getElementById(id);

/** An element with its text and attributes; text is only ever set as text. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

const talk = { language: form.language, answers: {}, settled: {}, at: null, collected: [], told: new Set(), found: "" };

/** The words in the language of the talk, or in any there is. */
function inLanguage(texts, language = talk.language) {
  if (!texts) return "";
  if (texts[language] !== undefined) return texts[language];
  for (const text of Object.values(texts)) return text;
  return "";
}

const labelOf = (prompt, name, language) => {
  const choice = prompt.choices.find((each) => each.name === name);
  return choice ? inLanguage(choice.label, language) : name;
};

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** A date of XLSForm in words, as exact as it was asked for. */
function dateInWords(value, precision) {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?/.exec(value);
  if (!match) return value;
  const [, year, month, day, time] = match;
  const parts = [precision === "day" ? Number(day) : "", precision === "year" ? "" : MONTHS[Number(month) - 1], year];
  return parts.filter(Boolean).join(" ") + (time ? `, ${time}` : "");
}

/** The day this page is read, as a date of XLSForm. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** An answer as its narrator would say it. */
function inWords(prompt, value, language = talk.language) {
  if (value === "") return words.skipped;
  if (prompt.kind === "date" || prompt.kind === "dateTime") return dateInWords(value, prompt.precision);
  if (!prompt.choices.length) return prompt.kind === "acknowledge" ? words.agreed : value;
  return value.split(" ").map((name) => labelOf(prompt, name, language)).join(prompt.kind === "rank" ? ", then " : "; ");
}

/** The form's words with answers in the place of ${name}; what cannot be worked out here stands as [name]. */
function told(prompt, texts, values) {
  return repeated(inLanguage(texts), prompt.recalls, (name) => {
    const other = prompts.get(name);
    if (!other.formula && other.kind !== "hidden") return values[name] ? inWords(other, values[name]) : "";
    return workedOut(form.worked, name, values) ?? `[${other.plain}]`;
  });
}

/** The rows of one talk: what is told goes into the bubble of the question that follows it. */
function bubbles(entries, waiting) {
  const rows = [];
  let lead = [];
  for (const entry of entries) {
    if (entry.tell !== undefined) lead.push(entry.tell);
    else if (entry.ask !== undefined) { rows.push({ lead, ask: entry.ask, value: entry.value }); lead = []; }
  }
  if (waiting !== null || lead.length) rows.push({ lead, ask: waiting });
  return rows;
}

function paragraph(prompt, values) {
  const block = make("p", { dir: "auto" }, told(prompt, prompt.label, values));
  const more = told(prompt, prompt.hint, values);
  if (more) block.append(make("span", { class: "hint", dir: "auto" }, `\n${more}`));
  return block;
}

/** One message of the bot: notes that lead up to it, the question, what comes with it. */
function message(row, values, extra = []) {
  const box = make("div", { class: "said bot", "data-asks": row.ask ?? "" });
  if (row.ask !== null) {
    const prompt = prompts.get(row.ask);
    box.append(make("button", { class: "who", type: "button", onclick: () => beside(row.ask) }, `${titled(prompt)} · row ${prompt.row}`));
  }
  for (const name of row.lead) {
    const note = prompts.get(name);
    for (const media of shown(note)) box.append(make("p", { class: "hint" }, media));
    box.append(paragraph(note, values));
  }
  if (row.ask !== null) {
    const prompt = prompts.get(row.ask);
    for (const media of shown(prompt)) box.append(make("p", { class: "hint" }, media));
    box.append(paragraph(prompt, values));
  }
  for (const line of extra) box.append(make("p", { dir: "auto" }, line));
  return box;
}

const titled = (prompt) => (prompt.round ? `${prompt.plain} (time round ${prompt.round})` : prompt.plain);

const shown = (prompt) => (inLanguage(prompt.media) || []).map((media) => `[${media.kind}: ${media.name}]`);

const narrator = (text) => make("div", { class: "said narrator", dir: "auto" }, text);
const remark = (text) => make("div", { class: "said aside" }, text);

// What stands beside the chat

function facts(prompt) {
  const list = make("dl", { class: "facts" });
  const add = (term, ...texts) => {
    const filled = texts.filter(Boolean);
    if (filled.length) list.append(make("dt", {}, term), ...filled.map((text) => make("dd", { dir: "auto" }, text)));
  };
  add("Kind", prompt.kindWords);
  add("Asked", prompt.asked);
  add("Asked if", prompt.relevant);
  add("Why it is asked", inLanguage(prompt.guidance));
  add("An answer must satisfy", prompt.constraint);
  add("Offered if", prompt.filter);
  for (const name of prompt.recalls) {
    if (form.open.includes(name)) add(`[${prompts.get(name).plain}] is worked out`, prompts.get(name).formula || "a link brings it");
  }
  add("Minded", prompt.guards.join("; "));
  add("In the weekly digest", prompt.digest);
  add("Staff read before the answer", inLanguage(prompt.summary) || (prompt.guards.length || prompt.kind === "note" ? "" : "nothing: staff never see it"));
  return list;
}

function faultItem(fault) {
  return make("li", { class: `fault ${fault.weight}` },
    make("b", {}, fault.mark), make("span", { class: "where" }, fault.place), make("br"), fault.problem, " ", fault.remedy);
}

function beside(name) {
  const prompt = prompts.get(name);
  const panel = byId("panel");
  panel.replaceChildren(
    make("h3", {}, make("span", { class: "name" }, titled(prompt)), ` · survey, row ${prompt.row}`), facts(prompt));
  const faults = form.faults.filter((fault) => fault.sheet === "survey" && fault.row === prompt.row);
  if (faults.length) panel.append(make("ul", { class: "faults" }, ...faults.map(faultItem)));
}

// The chat itself

const chat = byId("chat");
const keys = byId("keys");

function say(...elements) {
  chat.append(...elements);
  scroll();
}

const scroll = () => chat.scrollTo({ top: chat.scrollHeight, behavior: "instant" });

/** Put what can be tapped or typed under the chat. */
function under(...rows) {
  keys.replaceChildren(...rows);
  scroll();
}

function restart() {
  Object.assign(talk, { answers: {}, settled: {}, at: null, collected: [], told: new Set(), found: "" });
  chat.replaceChildren();
  proceed();
}

/** Ask what is to be asked next, or the question gone back to. */
function proceed() {
  const stood = walk(graph, talk.answers, talk.settled);
  if (stood.unsettled !== null) { settle(stood.unsettled); return; }
  const rows = bubbles(stood.entries, stood.waiting);
  const last = rows[rows.length - 1];
  const lead = last && last.value === undefined ? last.lead.filter((name) => !talk.told.has(name)) : [];
  lead.forEach((name) => talk.told.add(name));
  talk.collected = [];
  talk.found = "";
  talk.at = stood.waiting;
  if (stood.waiting === null) { finish(stood, lead); return; }
  put({ lead, ask: stood.waiting }, stood.values);
}

function put(row, values) {
  const prompt = prompts.get(row.ask);
  const offered = choicesOf(prompt, values);
  const extra = [];
  if (offered.some((choice) => inLanguage(choice.label).length > LONG_LABEL) && offered.length <= LONG_LIST) {
    extra.push(offered.map((choice, i) => `${i + 1}. ${inLanguage(choice.label)}`).join("\n"));
  }
  if (offered.length > LONG_LIST) extra.push(words.search);
  if (prompt.range) extra.push(`${prompt.range.start} – ${prompt.range.end}`);
  const before = talk.answers[row.ask];
  if (before) extra.push(words.youSaid.replace("{answer}", inWords(prompt, before)));
  say(message(row, values, extra));
  beside(row.ask);
  offer(prompt, values, offered);
}

/** The choices a question offers, in the form's order. */
function choicesOf(prompt, values) {
  const names = offeredNames(graph, prompt.name, values);
  return names === null ? prompt.choices : prompt.choices.filter((choice) => names.includes(choice.name));
}

const key = (label, press, attributes = {}) => make("button", { type: "button", onclick: press, ...attributes }, label);

/** Put the buttons and the line for typing under the chat. */
function offer(prompt, values, offered) {
  const rows = [];
  const several = prompt.kind === "select_multiple" || prompt.kind === "rank";
  if (offered.length) rows.push(...choiceRows(prompt, offered, several));
  if (prompt.kind === "acknowledge") rows.push(make("div", { class: "row one" }, key(words.agreed, () => give("OK", words.agreed))));
  if (prompt.range) {
    const steps = rangeSteps(prompt.range);
    if (steps.length <= 11) rows.push(make("div", { class: "row" }, ...steps.map((step) => key(step, () => give(step)))));
  }
  const initial = prompt.initialToday ? today() : prompt.initial;
  if (initial && !talk.answers[prompt.name]) {
    rows.push(make("div", { class: "row one" }, key(words.keep.replace("{answer}", inWords(prompt, initial)), () => give(initial))));
  }
  rows.push(typing(prompt, offered, several));
  const moves = make("div", { class: "row moves" });
  if (several || (prompt.several && talk.collected.length)) moves.append(key(words.done, done, { class: "go" }));
  if (prompt.kind === "rank" && talk.collected.length) moves.append(key(words.again, () => { talk.collected = []; offer(prompt, values, offered); }));
  if (!prompt.required) moves.append(key(talk.answers[prompt.name] ? words.leaveOut : words.skip, () => give("", words.skip)));
  if (askedBefore().length) moves.append(key(words.back, back));
  rows.push(moves);
  under(...rows);
  if (document.activeElement === document.body && chat.childElementCount > 1) focusFirst();
}

function choiceRows(prompt, offered, several) {
  const long = offered.some((choice) => inLanguage(choice.label).length > LONG_LABEL) && offered.length <= LONG_LIST;
  const listed = offered.length > LONG_LIST ? matching(offered) : offered;
  const buttons = listed
    .filter((choice) => prompt.kind !== "rank" || !talk.collected.includes(choice.name))
    .map((choice) => {
      const ticked = prompt.kind === "select_multiple" && talk.collected.includes(choice.name);
      const number = offered.indexOf(choice) + 1;
      const label = long ? String(number) : inLanguage(choice.label);
      return key(ticked ? `✓ ${label}` : label, () => pick(prompt, choice.name),
        { "aria-pressed": several && prompt.kind !== "rank" ? String(ticked) : null, "aria-label": long ? inLanguage(choice.label) : null, dir: "auto" });
    });
  return [make("div", { class: long ? "row" : "row one" }, ...buttons)];
}

function matching(offered) {
  const begun = plain(talk.found);
  if (!begun) return offered.filter((choice) => talk.collected.includes(choice.name));
  const places = offered
    .map((choice) => ({ choice, at: plain(inLanguage(choice.label)).indexOf(begun) }))
    .filter((each) => each.at >= 0);
  return places.sort((a, b) => a.at - b.at).slice(0, MOST_FOUND).map((each) => each.choice);
}

const plain = (text) => text.toLocaleLowerCase().replace(/[^\p{L}\p{N}\s]/gu, "").split(/\s+/).filter(Boolean).join(" ");

function rangeSteps(range) {
  const [start, end, step] = [range.start, range.end, range.step].map(Number);
  const digits = Math.max(...[range.start, range.step].map((text) => (text.split(".")[1] ?? "").length));
  const count = Math.floor((end - start) / step + 1e-9);
  return Array.from({ length: Math.max(0, count) + 1 }, (_, i) => (start + i * step).toFixed(digits));
}

const INPUTS = { date: "date", time: "time", dateTime: "datetime-local", integer: "number", decimal: "number", range: "number" };

function typing(prompt, offered, several) {
  const label = offered.length > LONG_LIST ? words.search : words.type;
  const kind = INPUTS[prompt.kind] ?? "text";
  const field = prompt.kind === "text"
    ? make("textarea", { rows: prompt.several ? "3" : "1", "aria-label": label, dir: "auto" })
    : make("input", { type: kind, step: kind === "number" ? "any" : null, "aria-label": label, placeholder: offered.length ? words.typeChoice : null });
  const send = (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) { say(remark(words.pleaseType)); return; }
    if (offered.length) typedChoice(prompt, offered, text, several);
    else if (prompt.kind === "text" && prompt.several) {
      talk.collected.push(text);
      say(narrator(text), remark(words.piece));
      field.value = "";
      offer(prompt, {}, offered);
    } else if (prompt.kind === "integer" && !/^-?\d+$/.test(text)) say(narrator(text), remark(words.notValid));
    else give(text, inWords(prompt, text));
  };
  if (offered.length > LONG_LIST) {
    field.value = talk.found;
    field.addEventListener("input", () => {
      talk.found = field.value;
      keys.firstElementChild.replaceWith(...choiceRows(prompt, offered, several));
    });
  }
  return make("form", { onsubmit: send }, field, make("button", { class: "go", type: "submit" }, words.typed));
}

/** A typed number, a whole label, or a beginning of one label only. */
function typedChoice(prompt, offered, text, several) {
  const wanted = plain(text);
  const number = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  const whole = offered.filter((choice) => plain(inLanguage(choice.label)) === wanted);
  const begun = offered.filter((choice) => wanted.length > 2 && plain(inLanguage(choice.label)).startsWith(wanted));
  const found = number >= 1 && number <= offered.length ? [offered[number - 1]] : whole.length ? whole : begun;
  if (found.length !== 1) { say(narrator(text), remark(words.pleaseTap)); return; }
  if (several) say(narrator(text));
  pick(prompt, found[0].name);
}

function pick(prompt, name) {
  if (prompt.kind === "select_one") { give(name); return; }
  const exclusive = new Set(prompt.choices.filter((choice) => choice.exclusive).map((choice) => choice.name));
  if (talk.collected.includes(name)) talk.collected = talk.collected.filter((each) => each !== name);
  else if (exclusive.has(name)) talk.collected = [name];
  else talk.collected = [...talk.collected.filter((each) => !exclusive.has(each)), name];
  const values = walk(graph, talk.answers, talk.settled).values;
  const offered = choicesOf(prompt, values);
  if (prompt.kind === "rank" && talk.collected.length === offered.length) { done(); return; }
  if (prompt.kind === "rank") say(remark(words.soFar.replace("{answer}", inWords(prompt, talk.collected.join(" ")))));
  const index = [...keys.querySelectorAll("button")].indexOf(document.activeElement);
  offer(prompt, values, offered);
  if (index >= 0) keys.querySelectorAll("button")[Math.min(index, keys.querySelectorAll("button").length - 1)].focus();
}

function done() {
  const prompt = prompts.get(talk.at);
  if (!talk.collected.length) { if (prompt.required) say(remark(words.nothingYet)); else give("", words.skip); return; }
  if (prompt.kind === "text") { give(talk.collected.join("\n"), words.done); return; }
  const inOrder = prompt.kind === "rank"
    ? talk.collected
    : prompt.choices.map((choice) => choice.name).filter((name) => talk.collected.includes(name));
  give(inOrder.join(" "));
}

/** Take an answer, if the form accepts it. */
function give(value, spoken = null) {
  const prompt = prompts.get(talk.at);
  say(narrator(spoken ?? inWords(prompt, value)));
  if (!fits(graph, talk.answers, talk.settled, prompt.name, value)) {
    const message = value === "" ? prompt.requiredMessage : prompt.constraintMessage;
    say(remark(inLanguage(message) || (value === "" ? words.mustAnswer : words.notValid)));
    return false;
  }
  // What was decided by hand was decided of the answers as they were.
  if (talk.answers[prompt.name] !== undefined && talk.answers[prompt.name] !== value) talk.settled = {};
  talk.answers[prompt.name] = value;
  proceed();
  focusFirst();
  return true;
}

function focusFirst() {
  if (document.body.dataset.playing) return;
  const first = keys.querySelector("button, textarea, input");
  if (first) first.focus({ preventScroll: true });
}

/** The questions answered on the way so far, up to the one that is asked. */
function askedBefore() {
  const asked = walk(graph, talk.answers, talk.settled).entries.filter((entry) => entry.ask !== undefined).map((entry) => entry.ask);
  const at = asked.indexOf(talk.at);
  return at < 0 ? asked : asked.slice(0, at);
}

function back() {
  const before = askedBefore();
  say(narrator(words.back));
  revisit(before[before.length - 1]);
}

/** Ask an answered question again, with what was said. */
function revisit(name) {
  const prompt = prompts.get(name);
  talk.at = name;
  talk.found = "";
  const answer = talk.answers[name] ?? "";
  talk.collected = prompt.kind === "select_multiple" && answer ? answer.split(" ") : [];
  put({ lead: [], ask: name }, walk(graph, talk.answers, talk.settled).values);
  focusFirst();
}

/** A condition that the tables cannot work out: the designer says how it comes out. */
function settle(node) {
  const { decide, prompt } = graph.nodes[node];
  say(remark(`${words.settle} ${decide} (${prompts.get(prompt)?.plain ?? prompt})`));
  talk.at = null;
  const answer = (holdsNow) => () => { talk.settled[node] = holdsNow; proceed(); focusFirst(); };
  under(make("div", { class: "row" }, key(words.holds, answer(true)), key(words.holdsNot, answer(false))));
}

/** The end: the list of answers, each to be changed by its number, as on the review card. */
function finish(stood, lead) {
  if (lead.length) say(message({ lead, ask: null }, stood.values));
  const asked = stood.entries.filter((entry) => entry.ask !== undefined);
  const consent = asked.find((entry) => prompts.get(entry.ask).consent);
  if (!consent) {
    say(remark(words.ended));
    under(make("div", { class: "row moves" }, ...(asked.length ? [key(words.back, back)] : []), key(words.restart, restart)));
    return;
  }
  const lines = asked.filter((entry) => entry !== consent && !prompts.get(entry.ask).gate);
  const list = make("div", { class: "said bot", id: "review" }, make("p", {}, words.card));
  lines.forEach((entry, i) => {
    const prompt = prompts.get(entry.ask);
    list.append(make("p", { dir: "auto" }, `${i + 1}. ${told(prompt, prompt.label, stood.values)}\n${inWords(prompt, entry.value)}`));
  });
  const allowed = consent.value ? inWords(prompts.get(consent.ask), consent.value) : words.noUse;
  const staff = staffLines(lines, consent.value.split(" "));
  say(list, make("div", { class: "said bot", id: "staff" },
    ...(staff.length ? [make("p", {}, words.staff), make("p", { dir: "auto" }, staff.join("\n"))] : [make("p", {}, words.staffNothing)]),
    make("p", { dir: "auto" }, `${words.allowed} ${allowed}`)));
  const numbers = lines.map((entry, i) => key(String(i + 1), () => { say(narrator(String(i + 1))); revisit(entry.ask); }, { "aria-label": `${words.change} ${i + 1}` }));
  under(
    make("div", { class: "row" }, ...numbers),
    make("div", { class: "row moves" },
      ...(consent.value ? [key(words.send, () => { say(narrator(words.send), remark(words.sent)); under(make("div", { class: "row" }, key(words.restart, restart))); }, { class: "go" })] : []),
      key(words.uses, () => revisit(consent.ask)), key(words.back, back)));
}

/** What staff would read, in the form's first language: picks under one use, typed words under another. */
function staffLines(lines, uses) {
  return lines
    .filter(({ ask, value }) => value && uses.includes(prompts.get(ask).kind === "text" ? "quote" : "digest"))
    .map(({ ask, value }) => [prompts.get(ask), value])
    .filter(([prompt]) => Object.keys(prompt.summary).length)
    .map(([prompt, value]) =>
      `${inLanguage(prompt.summary, form.language)}${prompt.round ? ` (${prompt.round})` : ""}: ${inWords(prompt, value, form.language)}`);
}

// Playing a given list of answers: #play=yes;adult;;school%20mind

function play(list) {
  document.body.dataset.playing = "yes";
  restart();
  for (const piece of list.split(";")) {
    let value;
    try { value = decodeURIComponent(piece); } catch { value = piece; }
    const stood = walk(graph, talk.answers, talk.settled);
    if (stood.unsettled !== null) { talk.settled[stood.unsettled] = value === "yes"; proceed(); continue; }
    if (stood.waiting === null || !give(value)) break;
  }
  delete document.body.dataset.playing;
}

/** The answers on the way so far, as an address gives them. */
function given() {
  return walk(graph, talk.answers, talk.settled).entries
    .filter((entry) => entry.tell === undefined)
    .map((entry) => (entry.ask === undefined ? (entry.settled ? "yes" : "no") : entry.value));
}

function playFragment() {
  const match = /^#play=(.*)$/.exec(location.hash);
  if (match) play(match[1]);
  return Boolean(match);
}

function start() {
  const chooser = byId("language");
  if (chooser) chooser.addEventListener("change", () => { talk.language = chooser.value; speak(); });
  byId("again").addEventListener("click", restart);
  byId("link").addEventListener("click", () => {
    location.hash = `play=${given().map(encodeURIComponent).join(";")}`;
  });
  addEventListener("hashchange", playFragment);
  if (!playFragment()) restart();
}

/** Ask the same again in another language. */
function speak() {
  chat.lang = form.codes[talk.language] ?? "";
  const stood = walk(graph, talk.answers, talk.settled);
  if (talk.at !== null) put({ lead: [], ask: talk.at }, stood.values);
  else if (stood.unsettled === null) finish(stood, []);
  drawRoutes();
}
