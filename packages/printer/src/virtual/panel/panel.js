// Keeps the page up to date by asking once a second, and turns touches on the panel into requests.
// @ts-check
const base = new URL(".", import.meta.url);

/** @type {number} */
let newestId = 0;
/** Tells a restarted printer, whose papers count from 1 again, from one that goes on. @type {string} */
let run = "";

/** @param {string} id @returns {HTMLElement} */
const element = (id) => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no ${id}.`);
  return found;
};

const printerBox = /** @type {HTMLElement} */ (document.querySelector(".printer"));
const shownPapers = 60;

/** @typedef {{ id: number, at: string, text: string[], qr: string[], bytes: number, lengthMm: number }} Paper */
/**
 * @typedef {object} State What papers.json gives.
 * @property {string} run
 * @property {string} address
 * @property {{ name: string, paperWidthMm: number, presenter: object | false }} profile
 * @property {{ id: number, where: string } | null} latest
 * @property {{ lamp: string, zh: string, en: string }} condition
 * @property {Record<string, string | boolean | object | null>} faults
 * @property {number} speed
 * @property {number} total
 * @property {number} totalErrors
 * @property {string[]} errors
 * @property {Paper[]} papers
 */

/** @param {Paper} paper */
function figureOf(paper) {
  const figure = document.createElement("figure");
  const link = document.createElement("a");
  const source = new URL(`${paper.id}.png?run=${encodeURIComponent(run)}`, base).href;
  link.href = source;
  link.target = "_blank";
  link.rel = "noopener";
  const image = document.createElement("img");
  image.src = source;
  image.loading = "lazy";
  image.alt = paper.text.join("，");
  link.append(image);
  const caption = document.createElement("figcaption");
  const time = new Date(paper.at).toLocaleTimeString("zh-CN", { hour12: false });
  caption.textContent = `#${paper.id} · ${time} · ${paper.lengthMm} mm`;
  caption.title = `${paper.bytes} bytes`;
  figure.append(link, caption);
  return figure;
}

/** @param {Paper} paper */
function show(paper) {
  const previous = element("latest").querySelector("figure");
  if (previous !== null) {
    const item = document.createElement("li");
    item.append(previous);
    element("papers").prepend(item);
    while (element("papers").childElementCount > shownPapers) element("papers").lastElementChild?.remove();
  }
  element("latest").replaceChildren(figureOf(paper));
}

/** @param {{ lamp: string, zh: string, en: string }} condition */
function showCondition(condition) {
  printerBox.dataset.lamp = condition.lamp;
  const [zh, en] = element("condition").children;
  if (zh !== undefined && zh.textContent !== condition.zh) zh.textContent = condition.zh;
  if (en !== undefined && en.textContent !== condition.en) en.textContent = condition.en;
}

/** What has become of a ticket that a presenter has, or had. @type {Record<string, [string, string]>} */
const whereabouts = {
  path: ["号票还在机器里", "The ticket is still inside"],
  mouth: ["号票在出纸口，等人来取", "The ticket is in the mouth, waiting to be taken"],
  taken: ["号票已取走", "The ticket was taken"],
  retracted: ["号票无人取走，已收回", "Nobody took the ticket: drawn back"],
  ejected: ["号票无人取走，已推出", "Nobody took the ticket: pushed out"],
};

/** @param {State} state */
function showMouth({ profile, latest }) {
  for (const part of document.querySelectorAll("[data-presenter]")) part.toggleAttribute("hidden", profile.presenter === false);
  const where = latest?.where ?? "";
  element("take").hidden = where !== "mouth";
  document.querySelector(".stage")?.setAttribute("data-where", where);
  const [zh, en] = whereabouts[where] ?? ["", ""];
  if (element("whereabouts").dataset.where === where) return;
  element("whereabouts").dataset.where = where;
  element("whereabouts").replaceChildren(zh, " ", Object.assign(document.createElement("span"), { lang: "en", textContent: en }));
}

/** @param {State} state */
function showState(state) {
  showMouth(state);
  element("address").textContent = state.address;
  element("model").textContent = `${state.profile.name} · ${state.profile.paperWidthMm} mm`;
  element("count").textContent = `共 ${state.total} 张 · ${state.total} papers`;
  showCondition(state.condition);
  for (const set of document.querySelectorAll("fieldset[data-fault]")) {
    const value = state.faults[/** @type {HTMLElement} */ (set).dataset.fault ?? ""];
    for (const button of set.querySelectorAll("button")) {
      button.ariaPressed = String(JSON.stringify(value).replaceAll('"', "") === button.value);
      button.classList.toggle("trouble", !["ok", "false", "on"].includes(button.value));
    }
  }
  for (const button of document.querySelectorAll("fieldset[data-speed] button")) {
    button.ariaPressed = String(Number(/** @type {HTMLButtonElement} */ (button).value) === state.speed);
  }
  element("untrap").hidden = state.faults.trap === null;
  element("complaints").hidden = state.totalErrors === 0;
  const latestFirst = [...state.errors].reverse();
  const words = latestFirst.join("\n");
  if (element("errors").dataset.words !== words) {
    element("errors").dataset.words = words;
    element("errors").replaceChildren(...latestFirst.map((error) => Object.assign(document.createElement("li"), { textContent: error })));
  }
}

async function refresh() {
  try {
    const response = await fetch(new URL(`papers.json?after=${newestId}`, base));
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const state = /** @type {State} */ (await response.json());
    if (run !== "" && state.run !== run) {
      location.reload();
      return;
    }
    run = state.run;
    showState(state);
    for (const paper of state.papers.slice(-shownPapers)) {
      newestId = paper.id;
      show(paper);
    }
  } catch {
    showCondition({ lamp: "off", zh: "连接已断", en: "This page has lost the printer; trying again" });
  }
}

/** @param {object} change */
async function change(change) {
  await fetch(new URL("panel", base), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(change),
  });
  await refresh();
}

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("button") : null;
  if (button === null) return;
  const set = button.closest("fieldset");
  const fault = set?.dataset.fault;
  if (fault !== undefined) {
    const value = button.value === "true" ? true : button.value === "false" ? false : button.value;
    void change({ faults: { [fault]: value } });
  } else if (set?.dataset.speed !== undefined) {
    void change({ speed: Number(button.value) });
  } else if (button.id === "take") {
    void change({ take: true });
  } else if (button.id === "untrap") {
    void change({ faults: { trap: null } });
  }
});

element("trap").addEventListener("submit", (event) => {
  event.preventDefault();
  const data = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
  void change({ faults: { trap: { atByte: Number(data.get("atByte")), kind: data.get("kind") } } });
});

await refresh();
setInterval(() => void (document.hidden ? undefined : refresh()), 1000);
document.addEventListener("visibilitychange", () => void refresh());
