// What a reader can do besides following links: filter, move by keys, copy a citation, choose a theme.
// Without it every line, passage and way back still works. Nothing here writes markup or asks the network.
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const by = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const isShown = (element) => element.checkVisibility ? element.checkVisibility() : element.getClientRects().length > 0;

  // --- theme ---------------------------------------------------------------
  const remember = (key, value) => { try { localStorage.setItem(key, value); } catch { /* no storage for files */ } };
  const recall = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const setTheme = (theme) => { root.dataset.theme = theme; remember("summitry-theme", theme); };
  if (["light", "dark"].includes(recall("summitry-theme"))) root.dataset.theme = recall("summitry-theme");
  const switchTheme = () => setTheme(isDark() ? "light" : "dark");
  by("page-theme").addEventListener("click", switchTheme);

  // --- filter --------------------------------------------------------------
  const account = by("page-by-account"), issue = by("page-by-issue"), status = by("page-by-status"), words = by("page-by-words");
  const told = by("page-told");
  let rows = null;
  const readRows = () => all(".row").map((element) => ({
    element,
    issues: (element.dataset.i || "").split(" ").filter(Boolean),
    lines: all(".ln", element).map((line) => ({
      element: line,
      account: line.dataset.a || "",
      statuses: (line.dataset.s || "").split("|"),
      words: line.querySelector(".say").textContent.toLowerCase(),
    })),
    title: all(".tp, .col, dt", element).map((part) => part.textContent).join(" ").toLowerCase(),
  }));
  const filter = () => {
    rows = rows || readRows();
    const wanted = { account: account.value, issue: issue.value, status: status.value, words: words.value.trim().toLowerCase() };
    const isOn = Object.values(wanted).some(Boolean);
    let shown = 0, total = 0;
    for (const row of rows) {
      const fits = !wanted.issue || row.issues.includes(wanted.issue);
      const titled = wanted.words && row.title.includes(wanted.words);
      let kept = 0;
      for (const line of row.lines) {
        const keep = fits && (!wanted.account || line.account === wanted.account) &&
          (!wanted.status || line.statuses.includes(wanted.status)) &&
          (!wanted.words || titled || line.words.includes(wanted.words));
        line.element.hidden = !keep;
        kept += keep ? 1 : 0;
      }
      row.element.hidden = isOn && kept === 0;
      shown += kept;
      total += row.lines.length;
    }
    for (const part of all(".part.meeting")) part.hidden = isOn && !part.querySelector(".row:not([hidden]) .ln:not([hidden])");
    for (const cell of all("th[data-a], td[data-a]")) cell.hidden = Boolean(wanted.account) && cell.dataset.a !== wanted.account;
    for (const link of all("[data-of]")) link.hidden = by(link.dataset.of).hidden;
    for (const group of all("details.more, details.rest, details.again")) if (isOn && group.querySelector(".ln:not([hidden])")) group.open = true;
    for (const count of all(".ct[data-all]")) tellCount(count, isOn);
    root.classList.toggle("filtered", isOn);
    by("page-clear").hidden = !isOn;
    told.textContent = isOn ? `${shown.toLocaleString("en")} of ${total.toLocaleString("en")} lines shown` : "";
  };
  const tellCount = (count, isOn) => {
    const section = count.closest("section");
    const rows = all(".row", section);
    const kept = (rows.length ? rows : all("[data-of]", section)).filter((row) => !row.hidden).length;
    count.textContent = isOn ? `${kept} shown` : count.dataset.all;
  };
  const clear = () => { for (const control of [account, issue, status, words]) control.value = ""; filter(); };
  let waiting = 0;
  for (const control of [account, issue, status]) control.addEventListener("change", filter);
  words.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 120); });
  by("page-clear").addEventListener("click", clear);

  // --- to the passage and back ---------------------------------------------
  let origin = null;
  const open = (link) => { origin = link; location.hash = link.getAttribute("href"); };
  const back = () => {
    if (!origin) return;
    const line = origin.closest(".ln");
    const home = line.id || line.querySelector(".no").getAttribute("href").slice(1);
    history.replaceState(null, "", "#" + home);
    location.hash = home;
    origin.focus({ preventScroll: true });
    line.scrollIntoView({ block: "center" });
  };
  // The line whose passage is open is marked, and a target inside a folded part is unfolded.
  const follow = () => {
    const target = location.hash && by(decodeURIComponent(location.hash.slice(1)));
    for (const line of all(".ln.from")) line.classList.remove("from");
    if (!target) return;
    for (let part = target.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
    if (origin && target.closest(".text") && origin.getAttribute("href") === "#" + target.id) origin.closest(".ln").classList.add("from");
  };
  addEventListener("hashchange", follow);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.say, a.also");
    if (link) origin = link;
    if (event.target.closest(".shut")) back();
    const copier = event.target.closest(".cp");
    if (copier) copy(copier.closest(".ln"), copier);
  });

  follow();

  // --- copy a citation -----------------------------------------------------
  const exactOf = (anchor) => {
    const layer = anchor.className.slice(1);
    let text = "";
    for (let next = anchor.nextSibling; next; next = next.nextSibling) {
      if (next.nodeType !== Node.ELEMENT_NODE) continue;
      if (next.classList.contains("k" + layer)) break;
      if (next.classList.contains("c" + layer)) text += next.textContent;
    }
    return text.trim();
  };
  const citationOf = (line) => {
    const anchor = by(line.querySelector(".say").getAttribute("href").slice(1));
    const [start, end] = anchor.id.split("-").slice(2, 4);
    const number = line.querySelector(".no").textContent;
    return `“${exactOf(anchor)}” ${anchor.closest(".doc").dataset.cite} (characters ${start} to ${end}; line ${number} of the dossier “${document.title}”).`;
  };
  const copy = async (line, button) => {
    const citation = citationOf(line);
    try { await navigator.clipboard.writeText(citation); }
    catch { copyBySelection(citation); }
    told.textContent = "Citation copied.";
    if (!button) return;
    button.textContent = "copied";
    setTimeout(() => { button.textContent = "copy"; }, 1500);
  };
  const copyBySelection = (text) => {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  };

  // --- keys ----------------------------------------------------------------
  const help = by("page-keys"), keysOn = by("page-keys-on");
  by("page-help").addEventListener("click", () => help.showModal());
  by("page-keys-close").addEventListener("click", () => help.close());
  keysOn.checked = recall("summitry-keys") !== "off";
  keysOn.addEventListener("change", () => remember("summitry-keys", keysOn.checked ? "on" : "off"));
  const step = (by) => {
    const links = all("main a.say");
    const now = document.activeElement && document.activeElement.closest(".ln");
    let place = now ? links.indexOf(now.querySelector(".say")) : nearest(links) - by;
    do place += by; while (links[place] && !isShown(links[place]));
    if (!links[place]) return;
    links[place].focus({ preventScroll: true });
    links[place].scrollIntoView({ block: "nearest" });
  };
  const nearest = (links) => {
    const place = links.findIndex((link) => isShown(link) && link.getBoundingClientRect().top > 60);
    return place < 0 ? 0 : place;
  };
  const current = () => document.activeElement && document.activeElement.closest(".ln");
  const KEYS = {
    j: () => step(1),
    k: () => step(-1),
    o: () => current() && open(current().querySelector(".say")),
    b: back,
    c: () => current() && copy(current(), current().querySelector(".cp")),
    t: switchTheme,
    "/": () => words.focus(),
    "?": () => help.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea, dialog");
    if (event.key === "Escape" && event.target === words) { clear(); words.blur(); return; }
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !keysOn.checked || !KEYS[event.key]) return;
    event.preventDefault();
    KEYS[event.key]();
  });

  // --- paper: what is folded is printed open -------------------------------
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    for (const part of folded) part.open = true;
  });
  addEventListener("afterprint", () => { for (const part of folded) part.open = false; });
})();
