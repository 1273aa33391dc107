// Keeps the phone page true while somebody looks at it: asks again each second or so, and says at once when nobody answers.
// Written for old phones, whose browsers know none of what has come since; without it the page still loads itself anew.

(function keepUp() {
  "use strict";
  /** After so long without an answer the page says that it may be old; asked for and answered, it is never older than these together. */
  const everyMs = 1200;
  const patienceMs = 1300;
  /** Once nobody has answered, it is asked again soon: whoever has signal again sees the truth within two seconds. */
  const awayEveryMs = 400;
  const awayPatienceMs = 900;
  const saidMs = 10000;

  const root = document.documentElement;
  const away = document.getElementById("away");
  let timer = 0;
  /** @type {XMLHttpRequest | null} */
  let asking = null;
  let isAway = false;

  /** @param {number} ms */
  function later(ms) {
    clearTimeout(timer);
    timer = document.hidden || root.getAttribute("data-open") !== "true" ? 0 : setTimeout(ask, ms);
  }

  function ask() {
    const request = new XMLHttpRequest();
    asking = request;
    request.open("GET", location.pathname);
    request.timeout = isAway ? awayPatienceMs : patienceMs;
    request.onloadend = function answered() {
      if (asking !== request) return;
      asking = null;
      // A ticket that is not known any more has a page of its own to say so.
      if (request.status === 404) return location.reload();
      const isAnswered = request.status === 200;
      if (isAnswered) show(request.responseText);
      isAway = !isAnswered;
      away.hidden = isAnswered;
      root.setAttribute("data-live", String(isAnswered));
      later(isAnswered ? everyMs : awayEveryMs);
    };
    request.send();
  }

  /**
   * Each press has an id of its own on every page; what differs in nothing else is left alone under the finger.
   * @param {string} html
   */
  function essence(html) {
    return html.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "");
  }

  /** @param {string} html */
  function show(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    ["now", "choices"].forEach(function renew(id) {
      const old = document.getElementById(id);
      const fresh = page.getElementById(id);
      // A customer who is being asked a question is not interrupted.
      if (old.getAttribute("data-still") === "true" || essence(old.innerHTML) === essence(fresh.innerHTML)) return;
      old.innerHTML = fresh.innerHTML;
    });
    document.body.className = page.body.className;
    ["data-sequence", "data-open"].forEach(function copy(name) {
      root.setAttribute(name, page.documentElement.getAttribute(name));
    });
  }

  document.addEventListener("visibilitychange", function seen() {
    if (document.hidden) return later(0);
    if (!asking) later(1);
  });
  setTimeout(function saidEnough() {
    const said = document.getElementById("said");
    if (said) said.parentNode.removeChild(said);
  }, saidMs);
  later(everyMs);
})();
