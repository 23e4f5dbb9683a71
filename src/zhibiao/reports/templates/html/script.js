(() => {
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  root.classList.add("js");

  // The words of the page in the other language; findings stay as they are.
  const speak = (lang) => {
    root.dataset.words = lang;
    all("[data-to]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.to === lang)));
    all("option[data-zh]").forEach((option) => { option.textContent = option.dataset[lang]; });
    document.querySelector(".switch").classList.toggle("other", lang !== root.dataset.language);
  };
  all("[data-to]").forEach((button) => button.addEventListener("click", () => speak(button.dataset.to)));
  speak(root.dataset.words);

  // The filter: notes that do not fit are hidden, and forms without a fitting note while a rule, unit or text is asked for.
  const filter = byId("filter");
  const notes = all("[data-level]");
  const groups = all("[data-group]");
  const text = (note) => {
    const group = note.closest("[data-group]");
    const told = note.dataset.shared ? all(".subject, .message", byId(note.dataset.shared)) : [];
    const parts = [note, group && group.querySelector("h3"), ...told];
    return parts.filter(Boolean).map((part) => part.textContent).join(" ").toLowerCase();
  };
  const texts = new Map(notes.map((note) => [note, text(note)]));
  const apply = () => {
    const asked = new FormData(filter);
    const levels = asked.getAll("level");
    const rule = asked.get("rule");
    const unit = asked.get("unit") || "";
    const words = (asked.get("text") || "").trim().toLowerCase();
    for (const note of notes) {
      const fits = levels.includes(note.dataset.level) && (!rule || note.dataset.rule === rule)
        && (!unit || note.dataset.unit === unit) && texts.get(note).includes(words);
      note.hidden = !fits;
    }
    for (const group of groups) {
      group.hidden = Boolean(rule || unit || words) && !all("[data-level]", group).some((note) => !note.hidden);
    }
    for (const cell of all(".flagged")) {
      const numbers = all("a.number", cell);
      numbers.forEach((number) => { number.hidden = byId(number.hash.slice(1)).hidden; });
      cell.classList.toggle("silent", numbers.every((number) => number.hidden));
    }
    byId("count").textContent = notes.filter((note) => "finding" in note.dataset && !note.hidden).length;
  };
  filter.addEventListener("input", apply);
  filter.addEventListener("submit", (event) => event.preventDefault());
  filter.addEventListener("reset", () => setTimeout(apply));
  apply();

  // A link to a note that the filter hides shows it all the same.
  const follow = () => {
    const target = byId(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let part = target; part; part = part.parentElement) {
      part.hidden = false;
      if (part.tagName === "DETAILS") part.open = true;
    }
    target.scrollIntoView({ block: target.matches("article") ? "center" : "start" });
  };
  addEventListener("hashchange", follow);
  if (location.hash) follow();
  addEventListener("beforeprint", () => all(".sheet details").forEach((part) => { part.open = true; }));
})();
