"use strict";
// The page is whole without this: it adds filters, keys, a tip over the text, margin bars and sorting.

const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const byId = (id) => document.getElementById(id);
const ids = (text) => (text ? text.split(" ") : []);
const remembered = {
  get: (key) => { try { return localStorage.getItem(`onrecord-${key}`); } catch { return null; } },
  set: (key, value) => { try { localStorage.setItem(`onrecord-${key}`, value); } catch { /* a page on disk may have no memory */ } },
};

function theme() {
  const button = byId("theme");
  const dark = () => getComputedStyle(document.documentElement).colorScheme === "dark"
    || (!document.documentElement.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
  const show = () => button.setAttribute("aria-pressed", dark());
  const kept = remembered.get("theme");
  if (kept === "dark" || kept === "light") document.documentElement.dataset.theme = kept;
  button.addEventListener("click", () => {
    document.documentElement.dataset.theme = dark() ? "light" : "dark";
    remembered.set("theme", document.documentElement.dataset.theme);
    show();
  });
  show();
}

// Findings: filters, and going from one to the next

class Draft {
  constructor(root) {
    this.root = root;
    this.cards = $$(".card", root);
    this.search = $("input[type=search]", root);
    this.sentences = $$(".sentence", root);
    this.worstFirst = [...this.sentences];
    this.category = $("select.category", root);
    this.order = $("select.order", root);
    this.chips = $$(".chip", root);
    this.words = new Map(this.cards.map((card) => [card, searched(card)]));
    this.flagged = $$(".prose [data-f]", root);
    for (const chip of this.chips) chip.addEventListener("click", () => { toggle(chip); this.filter(); });
    this.category?.addEventListener("change", () => this.filter());
    this.order?.addEventListener("change", () => this.sort());
    this.search?.addEventListener("input", () => this.filter());
    this.voices();
    if (this.cards.length) this.sort();
  }

  filter() {
    const severities = new Set(this.chips.filter(pressed).map((chip) => chip.dataset.severity));
    const wanted = this.search.value.trim().toLowerCase();
    const shown = new Set();
    for (const card of this.cards) {
      const { severity, category } = card.dataset;
      card.hidden = !(severities.has(severity) && (!this.category.value || category === this.category.value)
        && this.words.get(card).includes(wanted));
      if (!card.hidden) shown.add(card.id);
    }
    for (const sentence of this.sentences) sentence.hidden = !$(".card:not([hidden])", sentence);
    for (const piece of this.flagged) piece.classList.toggle("off", !ids(piece.dataset.f).some((id) => shown.has(id)));
    $(".shown", this.root).textContent = `${shown.size} of ${this.cards.length} shown`;
    $(".nothing", this.root).hidden = shown.size > 0;
  }

  sort() {
    const inText = (one, other) => one.dataset.at - other.dataset.at;
    this.sentences = this.order.value === "text" ? [...this.worstFirst].sort(inText) : this.worstFirst;
    $(".sentences", this.root).append(...this.sentences);
    this.cards = $$(".card", this.root);
    this.filter();
  }

  reset() {
    this.chips.forEach((chip) => chip.setAttribute("aria-pressed", "true"));
    this.category.value = this.search.value = "";
    this.filter();
  }

  step(by) {
    const shown = this.cards.filter((card) => !card.hidden);
    if (!shown.length) return;
    const at = shown.findIndex((card) => card.classList.contains("current"));
    const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length;
    go(shown[next]);
  }

  voices() {
    const buttons = $$("button.voice", this.root);
    for (const button of buttons) {
      button.disabled = false;
      button.addEventListener("click", () => {
        buttons.forEach((other) => other !== button && other.setAttribute("aria-pressed", "false"));
        toggle(button);
        const wanted = new Set(pressed(button) ? ids(button.dataset.s) : []);
        this.root.classList.toggle("voiced", wanted.size > 0);
        for (const piece of $$(".prose [data-s]", this.root)) {
          piece.classList.toggle("on", ids(piece.dataset.s).some((id) => wanted.has(id)));
        }
      });
    }
  }
}

// What the filter looks in: all that a card shows at once, its quoted sentence and the name of its rule as settings write it
function searched(card) {
  const shown = $$(".top, .message, .phrase, .help", card).map((part) => part.textContent);
  return [card.dataset.name, $(".quoted", card.closest(".sentence"))?.textContent, ...shown].join(" ").toLowerCase();
}

const pressed = (button) => button.getAttribute("aria-pressed") === "true";
const toggle = (button) => button.setAttribute("aria-pressed", String(!pressed(button)));

// To a finding: its card is marked in the panel, its phrase is focused in the text
function go(card) {
  choose(card);
  history.replaceState(null, "", `#${card.id}`);
  opened.reach(card);
}

function choose(card) {
  $$(".card.current", card.closest(".draft")).forEach((other) => other.classList.remove("current"));
  card.classList.add("current");
  const panel = card.closest(".panel");
  if (panel.scrollHeight > panel.clientHeight) {
    panel.scrollTop += card.getBoundingClientRect().top - panel.getBoundingClientRect().top - 60;
  }
}

function reach(card) {
  const anchor = $("a.at", card)?.getAttribute("href");
  const phrase = anchor && byId(anchor.slice(1));
  if (!phrase) { card.scrollIntoView({ block: "nearest" }); return; }
  phrase.scrollIntoView({ block: "center", behavior: "instant" });
  phrase.focus({ preventScroll: true });
}

function deepLink() {
  const target = byId(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (target.closest("details")) target.closest("details").open = true;
  if (!target.matches(".card")) return;
  if (target.hidden) opened.drafts.find((draft) => draft.root.contains(target)).reset();
  go(target);
}

// The tip: what lies under the pointer or the focus, put together from the cards and the ledger

class Tip {
  constructor() {
    this.box = byId("tip");
    this.on = null;
    let timer = 0;
    const later = (act, wait) => { clearTimeout(timer); timer = setTimeout(act, wait); };
    document.addEventListener("pointerover", (event) => {
      if (event.pointerType === "touch") return;
      const piece = event.target.closest?.(".prose [data-c], .prose [data-f], .prose [data-s]");
      if (piece) later(() => this.show(piece), this.on ? 40 : 180);
      else if (this.box.contains(event.target)) clearTimeout(timer);
      else later(() => this.hide(), 220);
    });
    document.addEventListener("pointerdown", (event) => { this.touched = event.pointerType === "touch"; });
    document.addEventListener("keydown", () => { this.touched = false; });
    document.addEventListener("focusin", (event) => {
      if (this.touched) return; // the tap shows it: shown now, it would lie under the finger
      const piece = event.target.closest?.(".prose a");
      clearTimeout(timer);
      if (piece) this.show(piece); else if (!this.box.contains(event.target)) this.hide();
    });
    document.addEventListener("click", (event) => this.tap(event));
  }

  // On a touch screen the first tap shows the tip, a second one follows the link
  tap(event) {
    const piece = event.target.closest?.(".prose [data-c], .prose [data-f], .prose [data-s]");
    if (event.pointerType !== "touch") return;
    if (piece && this.tapped !== piece) { event.preventDefault(); this.show(piece); this.tapped = piece; }
    else if (!piece && !this.box.contains(event.target)) { this.hide(); }
  }

  show(piece) {
    if (this.on === piece) return;
    this.hide();
    const claims = this.claims(piece);
    const parts = [...this.findings(piece), ...(claims.length ? claims : this.sources(piece))];
    if (!parts.length) return;
    this.on = piece;
    this.box.replaceChildren(...parts);
    this.box.hidden = false;
    piece.setAttribute("aria-describedby", "tip");
    this.light(true);
    this.place(piece);
  }

  hide() {
    if (!this.on) return;
    this.light(false);
    this.on.removeAttribute("aria-describedby");
    this.box.hidden = true;
    this.on = this.tapped = null;
  }

  light(lit) {
    const claims = ids(this.on.dataset.c);
    const root = this.on.closest(".draft");
    for (const id of claims) {
      for (const each of $$(`[data-c~="${id}"], [data-bar="${id}"]`, root)) each.classList.toggle("lit", lit);
    }
  }

  place(piece) {
    if (getComputedStyle(this.box).position === "fixed") return;
    const at = piece.getClientRects()[0] ?? piece.getBoundingClientRect();
    const last = [...piece.getClientRects()].at(-1) ?? at;
    const { offsetWidth: width, offsetHeight: height } = this.box;
    const left = Math.max(16, Math.min(at.left, document.documentElement.clientWidth - width - 16));
    const below = last.bottom + 8;
    const top = below + height < innerHeight || at.top - 8 - height < 48 ? below : at.top - 8 - height;
    this.box.style.left = `${left + scrollX}px`;
    this.box.style.top = `${top + scrollY}px`;
  }

  findings(piece) {
    return ids(piece.dataset.f).map(byId).filter((card) => card && !card.hidden).map((card) => {
      const part = element("div", card.dataset.severity);
      part.append(element("p", "top", `${$(".number", card).textContent} ${$(".top a", card).textContent}`), $(".message", card).cloneNode(true));
      return part;
    });
  }

  claims(piece) {
    return ids(piece.dataset.c).map(byId).filter(Boolean).map((row) => {
      const part = element("div", row.className);
      const verdict = $(".verdict", row);
      if (verdict) {
        const line = element("p", "verdict");
        line.append(...[...verdict.cloneNode(true).childNodes], `: ${$("th", row).textContent}, ${row.cells[2].textContent}, level ${row.cells[3].textContent.replace(/\D*(\d)/, "$1")}`);
        part.append(line);
      }
      part.append($(".why", row).cloneNode(true));
      return part;
    });
  }

  sources(piece) {
    return $$("button.voice", piece.closest(".draft"))
      .filter((button) => ids(piece.dataset.s).some((id) => ids(button.dataset.s).includes(id)))
      .map((button) => element("p", "", `${$(".name", button).textContent}: ${$(".kind", button).textContent}`));
  }
}

function element(tag, className, text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

// Margin bars: beside the lines of each assertion, how well it is backed

const SVG = "http://www.w3.org/2000/svg";
const LANE = 7;

function bars(paper) {
  $(".backing-bars", paper)?.remove();
  const box = paper.getBoundingClientRect();
  const column = $(".prose", paper);
  if (!column) return;
  for (const piece of $$(".prose .from", paper)) {
    const margin = piece.closest(".prose").getBoundingClientRect().left;
    piece.classList.toggle("edge", piece.getClientRects()[0]?.left < margin + 2); // the bar is beside it
  }
  const edge = column.getBoundingClientRect().left - box.left - paper.clientLeft - 12;
  const svg = document.createElementNS(SVG, "svg");
  svg.classList.add("backing-bars");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("width", 1);
  svg.setAttribute("height", 1);
  const ends = [];
  for (const { id, label, rects } of extents(paper)) {
    const top = Math.min(...rects.map((rect) => rect.top)) - box.top - paper.clientTop + 2;
    const bottom = Math.max(...rects.map((rect) => rect.bottom)) - box.top - paper.clientTop - 2;
    let lane = ends.findIndex((end) => end <= top + 1);
    if (lane < 0) lane = ends.length;
    ends[lane] = bottom;
    const group = document.createElementNS(SVG, "g");
    group.setAttribute("class", label);
    group.dataset.bar = id;
    const line = document.createElementNS(SVG, "line");
    const x = edge - LANE * Math.min(lane, 2);
    for (const [name, value] of Object.entries({ x1: x, x2: x, y1: top, y2: bottom })) line.setAttribute(name, value);
    group.append(line);
    svg.append(group);
  }
  paper.append(svg);
}

function extents(paper) {
  const found = new Map();
  for (const piece of $$(".prose [data-c]", paper)) {
    for (const id of ids(piece.dataset.c)) {
      const label = [...(byId(id)?.classList ?? [])].find((name) => name.startsWith("b-"));
      if (!label) continue;
      if (!found.has(id)) found.set(id, { id, label, rects: [] });
      found.get(id).rects.push(...piece.getClientRects());
    }
  }
  return [...found.values()].filter((each) => each.rects.length);
}

// Tables that sort

function sortable(table) {
  const body = table.tBodies[0];
  $$("thead th", table).forEach((head, column) => {
    const button = element("button", "", head.textContent);
    button.type = "button";
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const falling = head.getAttribute("aria-sort") === "ascending";
      $$("[aria-sort]", table).forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", falling ? "descending" : "ascending");
      const key = (row) => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();
      const order = (one, other) => one.localeCompare(other, undefined, { numeric: true });
      const compare = (a, b) => { const [x, y] = [key(a), key(b)]; return isNaN(x) || isNaN(y) ? order(x, y) : x - y; };
      body.append(...[...body.rows].sort((a, b) => (falling ? compare(b, a) : compare(a, b))));
    });
  });
}

// Keys

function keys() {
  const help = byId("keys");
  if (!help) return;
  const single = byId("single-keys");
  single.checked = remembered.get("keys") !== "off";
  single.addEventListener("change", () => remembered.set("keys", single.checked ? "on" : "off"));
  byId("help").addEventListener("click", () => help.showModal());
  const current = () => opened.drafts.find((draft) => draft.root.getBoundingClientRect().bottom > innerHeight / 3) ?? opened.drafts.at(-1);
  Object.assign(opened.does, {
    j: () => current()?.step(1),
    k: () => current()?.step(-1),
    "/": () => current()?.search?.focus(),
    "?": () => help.showModal(),
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || $("dialog[open]")) return;
    const typing = event.target.closest?.("input:not([type=radio], [type=checkbox]), select, textarea");
    if (event.key === "Escape") {
      if (opened.tip.on) opened.tip.hide();
      else if (typing?.type === "search") { typing.value = ""; opened.drafts.find((draft) => draft.root.contains(typing))?.filter(); typing.blur(); }
      else typing?.blur();
    } else if (!typing && single.checked && opened.does[event.key]) {
      event.preventDefault();
      opened.does[event.key]();
    }
  });
}

const redraw = new ResizeObserver((entries) => entries.forEach((entry) => bars(entry.target)));

// What is open: the drafts, the tip, what single keys do, and how to show the phrase of a finding
const opened = { drafts: [], tip: null, does: {}, reach };

// Take a draft up, or what has replaced it in the same place
function adopt(root) {
  opened.drafts = opened.drafts.filter((draft) => draft.root !== root);
  opened.drafts.push(new Draft(root));
  $$(".filters", root).forEach((each) => { each.hidden = false; });
  $$("table.sortable", root).forEach(sortable);
  $$(".paper", root).forEach((paper) => redraw.observe(paper));
}

function start() {
  document.documentElement.classList.add("js");
  $$(".tools").forEach((each) => { each.hidden = false; });
  theme();
  $$("table.drafts").forEach(sortable);
  opened.tip = new Tip();
  $$(".draft").forEach(adopt);
  keys();
  addEventListener("hashchange", deepLink);
  addEventListener("load", () => { if (location.hash) requestAnimationFrame(deepLink); });
}

start();
