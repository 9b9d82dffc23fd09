// As much of a browser as the page's script needs: elements in a tree, their texts, and what is tapped on them.

class Element {
  constructor(tag) {
    Object.assign(this, { tag, children: [], parent: null, attributes: {}, listeners: {}, dataset: {}, value: "", open: false });
  }
  get childElementCount() { return this.children.filter((child) => child instanceof Element).length; }
  get firstElementChild() { return this.children.find((child) => child instanceof Element) ?? null; }
  get scrollHeight() { return 0; }
  get textContent() { return this.children.map((child) => (child instanceof Element ? child.textContent : child)).join(""); }
  set textContent(text) { this.children = [String(text)]; }
  setAttribute(name, value) { this.attributes[name] = value; }
  addEventListener(name, listener) { (this.listeners[name] ??= []).push(listener); }
  dispatchEvent(event) { for (const listener of this.listeners[event.type] ?? []) listener(event); }
  append(...given) {
    for (const child of given) {
      if (child instanceof Element) child.parent = this;
      this.children.push(child instanceof Element ? child : String(child));
    }
  }
  replaceChildren(...given) { this.children = []; this.append(...given); }
  replaceWith(...given) {
    const at = this.parent.children.indexOf(this);
    for (const child of given) child.parent = this.parent;
    this.parent.children.splice(at, 1, ...given);
  }
  *all() { for (const child of this.children) if (child instanceof Element) { yield child; yield* child.all(); } }
  querySelectorAll(tags) { return [...this.all()].filter((each) => tags.split(", ").includes(each.tag)); }
  querySelector(tags) { return this.querySelectorAll(tags)[0] ?? null; }
  getBoundingClientRect() { return { top: 0 }; }
  focus() { document.activeElement = this; }
  scrollTo() {}
  scrollIntoView() {}
}

class Event { constructor(type) { this.type = type; } }

var places = {};
var document = {
  body: new Element("body"),
  activeElement: null,
  createElement: (tag) => new Element(tag),
  getElementById: (id) => places[id] ?? null,
  querySelector: (selector) => {
    const number = /data-route="(\d+)"/.exec(selector)[1];
    return places["routes-list"].querySelectorAll("details").find((each) => each.attributes["data-route"] === number) ?? null;
  },
  querySelectorAll: () => places["routes-list"].querySelectorAll("details"),
};
document.activeElement = document.body;
var location = { hash: "" };
var innerHeight = 800;
var onPage = {};
function addEventListener(name, listener) { (onPage[name] ??= []).push(listener); }

/** The elements of the page that have an id, and what the page's form is. */
function laid(ids, form) {
  for (const id of ids) places[id] = new Element("div");
  places.form.textContent = form;
}

/** Go to a fragment of the page, as by following a link to it. */
function go(hash) {
  location.hash = hash;
  for (const listener of onPage.hashchange) listener(new Event("hashchange"));
}

/** What stands in the chat: who said it, of which question, and the words. */
function inChat() {
  return places.chat.children.map((each) => [each.attributes.class, each.attributes["data-asks"] ?? "", each.textContent]);
}

/** The words on everything that can be tapped under the chat. */
function onKeys() { return places.keys.querySelectorAll("button").map((each) => each.textContent); }

/** Tap the button with these words. */
function tap(words) {
  const button = places.keys.querySelectorAll("button").find((each) => each.textContent === words);
  button.dispatchEvent(new Event("click"));
}
