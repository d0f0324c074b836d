// A field that completes the names of entities: an ARIA combobox with a list of suggestions.
const SUGGESTIONS = 10;
let lists = 0;

function combobox(input, pick) {
  const id = `list-${(lists += 1)}`;
  const list = el("ul", { id, role: "listbox", class: "suggestions", hidden: true, "aria-label": t("search") });
  const said = el("span", { class: "sr", role: "status" });
  let found = [];
  let at = -1;
  for (const [key, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list" })) input.setAttribute(key, value);
  input.after(list, said);

  function show() {
    found = input.value.trim() ? suggest(input.value) : [];
    at = found.length ? 0 : -1;
    said.textContent = input.value.trim() ? (found.length ? count("search_count", found.length) : t("search_none")) : "";
    const none = input.value.trim() && !found.length;
    list.replaceChildren(...(none ? [el("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, t("search_none"))] : found.map(option)));
    open(Boolean(input.value.trim()));
  }

  function option({ index, alias }, i) {
    const entity = entities[index];
    return el("li", { id: `${id}-${i}`, role: "option", "aria-selected": String(i === at), onmousedown: (event) => event.preventDefault(), onclick: () => choosePlace(i) },
      typeSign(entity.type), el("span", {}, name(shorten(entity.label, LONG)), alias && el("small", {}, " ", name(shorten(alias, LONG)))), el("small", { class: "kind" }, t("type_" + entity.type)));
  }

  function open(shown) {
    list.hidden = !shown;
    input.setAttribute("aria-expanded", String(shown));
    mark();
  }

  function mark() {
    [...list.children].forEach((node, i) => found.length && node.setAttribute("aria-selected", String(i === at)));
    if (at >= 0 && !list.hidden) input.setAttribute("aria-activedescendant", `${id}-${at}`);
    else input.removeAttribute("aria-activedescendant");
    list.children[at]?.scrollIntoView({ block: "nearest" });
  }

  function choosePlace(i) {
    if (!found[i]) return;
    const { index } = found[i];
    input.value = entities[index].label;
    open(false);
    pick(index);
  }

  input.addEventListener("input", show);
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", () => open(false));
  input.addEventListener("keydown", (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (steps[event.key]) {
      if (list.hidden) show();
      else if (found.length) at = (at + steps[event.key] + found.length) % found.length;
      mark();
    } else if (event.key === "Enter") choosePlace(at);
    else if (event.key === "Escape" && !list.hidden) open(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

// Entities whose name or alias holds the words: whole beginnings first, then beginnings of words, then anywhere.
function suggest(text) {
  const wanted = fold(text.trim());
  const found = [];
  entities.forEach((entity, index) => {
    const grades = entity.folded.map((one) => grade(one, wanted));
    const best = Math.min(...grades);
    if (best < Infinity) found.push({ index, grade: best, alias: grades[0] === best ? "" : entity.all[grades.indexOf(best)] });
  });
  return found.sort((a, b) => a.grade - b.grade || a.index - b.index).slice(0, SUGGESTIONS);
}

function grade(folded, wanted) {
  const at = folded.indexOf(wanted);
  if (at < 0) return Infinity;
  if (at === 0) return folded.length === wanted.length ? 0 : 1;
  return /[\s'-]/.test(folded[at - 1]) ? 2 : 3;
}
