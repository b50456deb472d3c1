// The editor's own page: the text, which is audited after each pause; the report around it; what can be done with both.

const QUIET = 200; // milliseconds without a key before the text is sent
const PATIENCE = 300; // milliseconds before a sign of progress shows

async function ask(address, body) {
  let response;
  try {
    response = await fetch(address, body === undefined ? {} : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body, wellFormed) });
  } catch {
    throw new Trouble("onrecord serve does not answer. Copy your text before you close this page.");
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Trouble(answer.error ?? `The server answered ${response.status}.`, answer.stale);
  return answer;
}

// Half of an emoji, which a cut may leave, cannot be sent
const wellFormed = (_, value) => (typeof value === "string" ? (value.toWellFormed?.() ?? value) : value);

class Trouble extends Error {
  constructor(line, stale = false) { super(line); this.stale = stale; }
}

const say = (line = "") => { const box = byId("trouble"); box.hidden = !line; box.textContent = line; };

async function encoded(file) {
  const address = await new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.onerror = () => failed(new Trouble(`${file.name} cannot be read.`));
    reader.readAsDataURL(file);
  });
  return address.slice(address.indexOf(",") + 1);
}

// Offsets: the report counts lines and code points, a text field counts UTF-16 units

const ASTRAL = /[\ud800-\udfff]/;
const units = (text, points) => (ASTRAL.test(text) ? [...text].slice(0, points).join("").length : points);

class Lines {
  constructor(text) {
    this.lines = text.split("\n");
    this.starts = [];
    let at = 0;
    for (const line of this.lines) { this.starts.push(at); at += line.length + 1; }
  }

  at(line, column) { return this.starts[line - 1] + units(this.lines[line - 1], column - 1); }

  // "3:14-3:20", as a card has it
  span(place) {
    const [line, column, endLine, endColumn] = place.split(/[:-]/).map(Number);
    return { start: this.at(line, column), end: this.at(endLine, endColumn) };
  }
}

// The marks under the text field

const RANK = { info: 0, warning: 1, error: 2 };

class Under {
  constructor(box) { this.box = box; this.marks = []; this.text = ""; }

  // What the report on `text` marks
  set(text, marks) { this.marks = marks; this.text = text; this.draw(); }

  // The text is another: marks before and behind the edit stay with their words, those within it go
  follow(text) {
    const old = this.text;
    const most = Math.min(old.length, text.length);
    let before = 0;
    while (before < most && old[before] === text[before]) before += 1;
    let behind = 0;
    while (behind < most - before && old[old.length - 1 - behind] === text[text.length - 1 - behind]) behind += 1;
    const shift = text.length - old.length;
    this.marks = this.marks.flatMap((mark) => {
      if (mark.end <= before) return [mark];
      return mark.start >= old.length - behind ? [{ ...mark, start: mark.start + shift, end: mark.end + shift }] : [];
    });
    this.text = text;
    this.draw();
  }

  over(at) { return this.marks.filter((mark) => mark.start <= at && at <= mark.end); }

  draw() {
    const cuts = [...new Set([0, this.text.length, ...this.marks.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
    const made = [];
    for (let n = 1; n < cuts.length; n += 1) {
      const piece = this.text.slice(cuts[n - 1], cuts[n]);
      const marks = this.marks.filter((mark) => mark.start < cuts[n] && mark.end > cuts[n - 1]);
      if (!marks.length) { made.push(piece); continue; }
      const worst = marks.reduce((one, other) => (RANK[other.severity] > RANK[one.severity] ? other : one));
      const span = element("span", `find ${worst.severity}${marks.some((mark) => mark.chosen) ? " chosen" : ""}`, piece);
      const begun = marks.filter((mark) => mark.start === cuts[n - 1]).map((mark) => mark.number);
      if (begun.length) span.dataset.n = begun.join(" ");
      made.push(span);
    }
    this.box.replaceChildren(...made, "\u200b"); // so that a last empty line has its height
  }
}

const WIDE = matchMedia("(min-width: 80.01rem)");

// Where there is room, the text and the article stand side by side
function preferred() {
  const mode = remembered.get("mode") ?? "both";
  return mode === "both" && !WIDE.matches ? "write" : mode;
}

// What a text without a name of its own is read as: a heading, front matter or a link is Markdown
const MARKDOWN = /^(?:#{1,6} \S|---$)|\]\(\w/m;

// One draft, from its text to its report

class Writing {
  constructor(root) {
    this.root = root;
    this.id = root.dataset.id;
    this.field = byId("text");
    this.under = new Under($(".under", root));
    this.version = 0; // of the text as it is
    this.shown = -1; // of the report
    this.edited = this.field.value !== this.field.defaultValue; // before this script ran
    if (this.edited) this.version = 1;
    this.running = Boolean(this.id); // until the server has said which version it has
    this.own = !this.id; // it has no name of its own yet
    this.head = 0;
    this.field.addEventListener("input", () => this.change());
    this.field.addEventListener("paste", (event) => this.refuseLarge(event));
    for (const name of ["keyup", "pointerup", "focus"]) this.field.addEventListener(name, () => this.point());
    $$("input[name=mode]").forEach((each) => each.addEventListener("change", () => { remembered.set("mode", each.value); this.turn(each.value); }));
    byId("profile").addEventListener("change", () => this.send());
    byId("copy").addEventListener("click", () => attempt(async () => visit(await ask(`${this.at}/copy`, {}))));
    root.addEventListener("click", (event) => this.follow(event));
    WIDE.addEventListener("change", () => { if (this.state?.text !== null) this.turn(preferred()); });
    addEventListener("resize", () => { if (innerWidth !== this.width) $(".head", root).style.minHeight = ""; });
    addEventListener("beforeunload", (event) => { if (this.unsent) event.preventDefault(); });
    if (this.id) attempt(() => this.open());
    else { this.turn(preferred()); this.field.focus({ preventScroll: true }); }
  }

  get at() { return `/desk/drafts/${this.id}`; }
  get unsent() { return this.edited && this.shown !== this.version && Boolean(this.field.value.trim()); }

  // The text is in the page already; what is typed meanwhile stays, as a version above that of the server
  async open() {
    let state;
    try { state = await ask(this.at); } finally { this.running = false; }
    this.version += state.version;
    this.own = /^draft(\.\w+)?$/.test(state.name);
    byId("profile").value = state.profile ?? "";
    this.take(state);
    if (state.text !== null && !this.edited) this.field.value = state.text;
    this.under.set(this.field.value, []);
    this.turn(state.text === null ? "read" : preferred());
    await this.audit();
  }

  take(state) {
    this.state = state;
    this.root.classList.toggle("fixed", state.text === null);
    $(".foreign").hidden = state.text !== null;
    byId("compare").disabled = byId("evidence").disabled = false;
    byId("evidence").textContent = state.evidence.length ? `Evidence (${state.evidence.length})` : "Evidence";
    for (const link of $$("#save a")) {
      if (link.dataset.format === "word" && !state.word) { link.removeAttribute("href"); link.title = "Comments are written into the Word file that was dropped here; this draft is none."; continue; }
      link.href = `/drafts/${this.id}/download/${link.dataset.format}`;
      link.setAttribute("download", "");
    }
  }

  turn(mode) {
    $(`input[name=mode][value=${mode}]`).checked = true;
    this.root.dataset.mode = mode;
    opened.tip.hide();
    if (mode !== "write") bars($(".reading", this.root));
  }

  change() {
    this.version += 1;
    this.edited = true;
    this.under.follow(this.field.value);
    this.root.classList.add("outdated");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), QUIET);
  }

  send() { if (!this.running) attempt(() => this.audit()); }

  // One request at a time: what is typed meanwhile is sent when it has come back
  async audit() {
    const text = this.field.value;
    if (this.edited && !text.trim()) { this.tell(""); return; }
    if (!this.id && !this.edited) return;
    this.running = true;
    const sign = setTimeout(() => this.tell("Reading …", true), PATIENCE);
    const version = this.version;
    try {
      if (!this.id) await this.begin(text);
      const name = this.own ? { name: MARKDOWN.test(text) ? "draft.md" : "draft.txt" } : {};
      const body = { version, profile: byId("profile").value || null, ...(this.edited ? { text, ...name } : {}), ...(this.file ? { data: this.file } : {}) };
      const answer = await ask(`${this.at}/audit`, body);
      if (version === this.version) { this.file = null; this.show(answer, text); }
      say();
    } catch (trouble) {
      if (!trouble.stale) { this.tell(""); this.refused(); if (version === this.version) this.shown = version; throw trouble; }
      if (version === this.version) throw new Trouble("This draft was changed in another window. Reload this page to see it.");
    } finally {
      clearTimeout(sign);
      this.running = false;
      if (this.version !== version) this.send();
    }
  }

  // Without a report yet, the page must not promise one in a moment
  refused() {
    const lines = $$(".head.blank .ruling p", this.root);
    ["There is no verdict yet.", "The line above says why the draft could not be read; the verdict stands here once it can be."].forEach((line, n) => { if (lines[n]) lines[n].textContent = line; });
  }

  // The same file again, as its own program has left it
  async replace(file) {
    this.file = await encoded(file);
    this.version += 1;
    this.send();
  }

  async begin(text) {
    const state = await ask("/desk/drafts", { name: "draft.txt", text });
    this.id = state.id;
    history.replaceState(null, "", `/drafts/${state.id}`);
  }

  // The answer becomes the report; the text field is left alone
  show(answer, text) {
    this.shown = this.version = answer.version > this.version ? answer.version : this.version;
    this.take(answer);
    const made = new DOMParser().parseFromString(answer.html, "text/html");
    const chosen = $(".card.current", this.root)?.id;
    const scrolled = $(".panel", this.root).scrollTop;
    const head = $(".head", made);
    for (const part of [".head", ".panel", ".rail"]) $(part, this.root).replaceWith($(part, made));
    const article = $(".paper", made);
    article.classList.add("reading");
    redraw.unobserve($(".reading", this.root));
    $(".reading", this.root).replaceWith(article);
    this.steady(head);
    [...this.root.children].filter((each) => each.matches(".wide")).forEach((each) => each.remove());
    this.root.append(...$$(".draft > .wide", made));
    this.root.classList.remove("outdated");
    $$(".card", this.root).forEach((card) => this.equip(card));
    adopt(this.root);
    const again = chosen && byId(chosen);
    if (again) again.classList.add("current");
    $(".panel", this.root).scrollTop = scrolled;
    if (answer.text !== null) this.mark(text);
    const title = $(".reading .headline", this.root)?.textContent.trim();
    if (this.own && title) { byId("name").textContent = title; document.title = `${title} · onrecord`; }
    const excluded = Boolean(byId("aside"));
    $("#excluded-link")?.remove();
    if (excluded) { const link = element("a", "", "Excluded"); link.id = "excluded-link"; link.href = "#aside"; $(".bar .contents").append(" ", link); }
    this.tell("Up to date");
    if (this.root.dataset.mode !== "write") bars(article);
  }

  // The head only grows while one types, so that the text below does not jump
  steady(head) {
    if (this.root.dataset.mode !== "read" && innerWidth === this.width) head.style.minHeight = `${this.head}px`;
    this.width = innerWidth;
    this.head = head.getBoundingClientRect().height;
  }

  mark(text) {
    const lines = new Lines(text);
    const marks = $$(".card[data-span]", this.root).map((card) => ({ id: card.id, severity: card.dataset.severity, number: $(".number", card).textContent, ...lines.span(card.dataset.span) }));
    this.under.set(text, marks);
    this.point();
  }

  equip(card) {
    if (card.dataset.category === "suppressions") return;
    const button = element("button", "allow", "Allow …");
    button.type = "button";
    button.setAttribute("aria-haspopup", "dialog");
    button.setAttribute("aria-label", `Allow finding ${$(".number", card).textContent}`);
    button.addEventListener("click", () => allowing.ask(card));
    const line = element("p", "acts");
    line.append(button);
    card.append(line);
  }

  // Where the caret stands, the findings there are shown beside it
  point() {
    if (document.activeElement !== this.field || this.field.selectionStart !== this.field.selectionEnd) return;
    const over = this.under.over(this.field.selectionStart);
    const cards = over.map((mark) => byId(mark.id)).filter((card) => card && !card.hidden);
    if (cards.length) choose(cards[0]);
  }

  // The phrase of a finding, in the text field
  reach(card) {
    const mark = this.under.marks.find((each) => each.id === card.id);
    if (this.root.dataset.mode === "read" || !mark) { reach(card); return; }
    this.under.marks.forEach((each) => { each.chosen = each === mark; });
    this.under.draw();
    const phrase = $(".chosen", this.under.box);
    phrase?.scrollIntoView({ block: "center", behavior: "instant" });
    this.field.focus({ preventScroll: true });
    this.field.setSelectionRange(mark.start, mark.end);
  }

  follow(event) {
    const link = event.target.closest("a[href^='#']");
    if (!link || this.root.dataset.mode === "read") return;
    const card = link.closest(".card");
    if (card && link.matches(".at")) { event.preventDefault(); go(card); }
    else if (link.hash.startsWith("#at-") && this.root.dataset.mode === "write") this.turn("read");
  }

  // Characters put into the text as if they were typed, so that they can be undone
  insert(points, inserted) {
    const at = units(this.field.value, points);
    const { scrollY } = window;
    const hidden = this.root.dataset.mode === "read";
    if (hidden) this.root.dataset.mode = "write";
    this.field.focus({ preventScroll: true });
    this.field.setSelectionRange(at, at);
    if (!document.execCommand("insertText", false, inserted)) { this.field.setRangeText(inserted, at, at, "end"); this.change(); }
    if (hidden) { this.field.blur(); this.root.dataset.mode = "read"; }
    scrollTo({ top: scrollY, behavior: "instant" });
  }

  refuseLarge(event) {
    const most = Number(this.root.dataset.characters);
    const pasted = event.clipboardData?.getData("text/plain").length ?? 0;
    if (pasted + this.field.value.length <= most) return;
    event.preventDefault();
    say(`That is ${(pasted / 1e6).toFixed(1)} million characters, and onrecord reads ${most / 1e6} million at most. Split it.`);
  }

  tell(line, busy = false) {
    const box = byId("state");
    if (box.textContent !== line) box.textContent = line; // what is said again would be read out again
    box.classList.toggle("busy", busy);
    this.root.setAttribute("aria-busy", String(busy));
  }
}

async function attempt(act) {
  try { await act(); } catch (trouble) {
    if (!(trouble instanceof Trouble)) throw trouble;
    say(trouble.message);
  }
}

const visit = (state) => { location.href = `/drafts/${state.id}`; };

// Files that are opened or dropped: each is a draft of its own

async function openFiles(files, most) {
  const large = files.find((file) => file.size > most);
  if (large) throw new Trouble(`${large.name} is larger than ${most / 1e6} MB; split it or audit its text alone.`);
  const [first] = files;
  if (files.length === 1 && writing.state?.text === null && first.name === writing.state.name.split(/[\\/]/).at(-1)) { await writing.replace(first); return; }
  const states = [];
  for (const file of files) states.push(await ask("/desk/drafts", { name: file.name, data: await encoded(file) }));
  if (states.length === 1) visit(states[0]);
  else if (states.length) location.href = "/drafts";
}

function droppable(most) {
  const box = $(".dropping");
  const carries = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  let within = 0;
  addEventListener("dragenter", (event) => { if (carries(event)) { within += 1; box.hidden = false; } });
  addEventListener("dragleave", (event) => { if (carries(event)) { within -= 1; box.hidden = within <= 0; } });
  addEventListener("dragover", (event) => { if (carries(event)) event.preventDefault(); });
  addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    within = 0;
    box.hidden = true;
    attempt(() => openFiles([...event.dataTransfer.files], most));
  });
}

// Dialogs

const failing = (dialog, line) => { const box = $(".failed", dialog); box.hidden = !line; box.textContent = line; };

const allowing = {
  ask(card) {
    this.card = card;
    const dialog = byId("allow");
    $(".allowed", dialog).textContent = $(".message", card).textContent;
    byId("reason").value = "";
    byId("whole").checked = false;
    byId("editor").value = remembered.get("editor") ?? "";
    failing(dialog, "");
    dialog.showModal();
    byId("reason").focus();
  },

  async send() {
    const dialog = byId("allow");
    const [number, editor, until] = [$(".number", this.card).textContent, byId("editor").value, byId("until").value];
    remembered.set("editor", editor);
    try {
      if (writing.shown !== writing.version) throw new Trouble("The text has just changed; try again in a moment.");
      const answer = await ask(`${writing.at}/suppression`, { version: writing.version, finding: Number(number), reason: byId("reason").value, editor, until: until || null, whole: byId("whole").checked });
      dialog.close();
      if (answer.at === null) { writing.version += 1; writing.send(); } else writing.insert(answer.at, answer.inserted);
    } catch (trouble) { if (!(trouble instanceof Trouble)) throw trouble; failing(dialog, trouble.message); }
  },
};

function dialogs() {
  for (const dialog of $$("dialog")) $(".cancel", dialog)?.addEventListener("click", () => dialog.close());
  $("#allow form").addEventListener("submit", (event) => { event.preventDefault(); allowing.send(); });
  byId("compare").addEventListener("click", () => attempt(async () => {
    const answer = await ask(`${writing.at}/comparison`, {});
    const since = new Date(answer.since);
    $("#changes .since").textContent = `Since the version of ${since.toLocaleString("en-GB", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" })}.`;
    $("#changes .compared").replaceChildren(...new DOMParser().parseFromString(answer.html, "text/html").body.childNodes);
    byId("changes").showModal();
  }));
  byId("afresh").addEventListener("click", () => attempt(async () => { await ask(`${writing.at}/start`, {}); byId("changes").close(); }));
  byId("evidence").addEventListener("click", () => { failing(byId("files"), ""); listEvidence(); byId("files").showModal(); });
  byId("add-files").addEventListener("click", () => byId("evidence-files").click());
  byId("evidence-files").addEventListener("change", (event) => { compareWith([...event.target.files]); event.target.value = ""; });
  byId("no-files").addEventListener("click", () => compareWith([]));
}

async function compareWith(files) {
  const dialog = byId("files");
  failing(dialog, "");
  try {
    const added = await Promise.all(files.map(async (file) => ({ name: file.name, data: await encoded(file) })));
    writing.take(await ask(`${writing.at}/evidence`, { files: added }));
    writing.send();
  } catch (trouble) { if (!(trouble instanceof Trouble)) throw trouble; failing(dialog, trouble.message); }
  listEvidence();
}

const listEvidence = () => $("#files .given").replaceChildren(...writing.state.evidence.map((name) => element("li", "", name)));

// The list of drafts: those that were not read yet are read one after another

function closable(row) {
  $(".close", row)?.addEventListener("click", () => attempt(async () => { await ask(`/desk/drafts/${row.dataset.id}/close`, {}); location.reload(); }));
}

async function folder() {
  $$("tr[data-id]:not([data-pending])").forEach(closable);
  const pending = $$("tr[data-pending]");
  const box = byId("state");
  for (const [number, row] of pending.entries()) {
    box.textContent = `Reading draft ${number + 1} of ${pending.length} …`;
    try {
      row.innerHTML = (await ask(`/desk/drafts/${row.dataset.id}/row`, {})).html;
    } catch (trouble) {
      if (!(trouble instanceof Trouble)) throw trouble;
      $(".ruled", row).textContent = trouble.message;
    }
    delete row.dataset.pending;
    closable(row);
  }
  box.textContent = "";
}

let writing;
if (byId("folder")) folder();
if (byId("draft")) {
  writing = new Writing(byId("draft"));
  opened.reach = (card) => writing.reach(card);
  const most = Number(byId("draft").dataset.bytes);
  droppable(most);
  dialogs();
  byId("open-file").addEventListener("click", () => byId("file").click());
  byId("file").addEventListener("change", (event) => attempt(() => openFiles([...event.target.files], most)));
  document.addEventListener("click", (event) => { if (!event.target.closest("#save")) byId("save").open = false; });
  Object.assign(opened.does, {
    w: () => { if (writing.state?.text !== null) { writing.turn("write"); writing.field.focus({ preventScroll: true }); } },
    r: () => writing.turn("read"),
    b: () => { if (writing.state?.text !== null) writing.turn("both"); },
    a: () => { const card = $(".card.current:not([hidden])"); if (card) allowing.ask(card); },
  });
}
