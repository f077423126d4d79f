// The list: only the rows in sight are nodes, so that it stays fluent however long it is.

const OVERSCAN = 10;

// Each column: heading, width, what it sorts by, its cell; "minor" ones are left out on a narrow screen.
const COLUMNS = {
  records: [
    ["Metric", "9.5rem", (rows, i) => rows.metric[i], (rows, i) => titled(rows.metric[i]), ""],
    ["Figure", "8.5rem", (rows, i) => valueOf(rows, i), amount, "number"],
    ["Year", "3.75rem", (rows, i) => rows.year[i], (rows, i) => rows.year[i] ?? "\u2013", ""],
    ["Country", "7.5rem", where, (rows, i) => where(rows, i) || "\u2013", ""],
    ["Review", "6rem", (_, i) => reviewOf(i), reviewCell, ""],
    ["Quote", "minmax(16rem, 1fr)", (_, i) => passageOf(state.queue, i).quote, snippet, "quote"],
    ["Source", "10rem", (_, i) => sourceName(sourceIndex(i)), (_, i) => sourceName(sourceIndex(i)), "minor"],
    ["Confidence", "6.5rem", (rows, i) => rows.confidence[i], (rows, i) => rows.confidence[i].toFixed(2), "number minor"],
  ],
  misses: [
    ["Number", "7rem", (rows, i) => valueOf(rows, i), (rows, i) => rows.number_text[i], "number"],
    ["Refused as", "9rem", (rows, i) => rows.reason[i], (rows, i) => words(rows.reason[i]), ""],
    ["Cue", "7rem", (rows, i) => rows.cue[i], (rows, i) => rows.cue[i] ?? "\u2013", ""],
    ["Review", "6rem", (_, i) => reviewOf(i), reviewCell, ""],
    ["Metric", "10.5rem", (rows, i) => rows.metric[i], (rows, i) => titled(rows.metric[i]) || "\u2013", "minor"],
    ["Quote", "minmax(16rem, 1fr)", (_, i) => passageOf(state.queue, i).quote, snippet, "quote"],
    ["Source", "10rem", (_, i) => sourceName(sourceIndex(i)), (_, i) => sourceName(sourceIndex(i)), "minor"],
  ],
};

const BEFORE_NUMBER = 24;
const BEFORE_CELL = 12;

// Of a row of a table its label stays, which tells whose number it is.
function snippet(rows, i) {
  const [before, number, after] = parted(state.queue, i);
  const label = rows.table_row?.[i] ?? "";
  const cut = before.length > label.length + BEFORE_NUMBER;
  const near = before.slice(label ? -BEFORE_CELL : -BEFORE_NUMBER);
  return [cut ? `${label} \u2026${near}`.trimStart() : before, el("mark", {}, number), after];
}

function reviewCell(_, i) {
  const review = reviewOf(i);
  return review === "none" ? "\u2013" : el("span", { class: `verdict ${review}` }, words(review));
}

let body = null;

function drawHead() {
  const columns = COLUMNS[state.queue.name];
  const cells = columns.map(([label, , , , kind], at) => {
    const sorted = state.sort === at ? (state.down ? "descending" : "ascending") : "none";
    const properties = { role: "columnheader", class: `cell ${kind}`, "aria-sort": sorted, "aria-colindex": at + 1 };
    return el("div", properties, el("button", { type: "button", onclick: () => sortBy(at) }, label));
  });
  const head = el("div", { role: "rowgroup", class: "head" }, el("div", { role: "row", class: "row", "aria-rowindex": 1 }, cells));
  body = el("div", { role: "rowgroup", class: "body" });
  const grid = byId("grid");
  grid.style.setProperty("--columns", columns.map(([, width]) => width).join(" "));
  const beside = columns.filter(([, , , , kind]) => !kind.includes("minor"));
  grid.style.setProperty("--columns-beside", beside.map(([, width]) => width.replace("16rem", "8rem")).join(" "));
  grid.replaceChildren(head, body);
}

function sortBy(at) {
  state.down = state.sort === at ? !state.down : false;
  state.sort = at;
  drawHead();
  refresh();
  byId("grid").querySelectorAll(".head button")[at].focus();
}

// Nulls come last either way; equal rows keep the order of the texts.
function sorted(indexes) {
  if (state.sort === null) return indexes;
  const [, , of] = COLUMNS[state.queue.name][state.sort];
  const keys = new Map(indexes.map((i) => [i, of(state.queue.rows, i)]));
  const [first, last] = state.down ? [1, -1] : [-1, 1];
  const missing = (key) => key === null || key === undefined || key === "";
  return [...indexes].sort((a, b) => {
    const [one, other] = [keys.get(a), keys.get(b)];
    if (missing(one) || missing(other)) return missing(one) - missing(other) || a - b;
    if (one === other) return a - b;
    return one < other ? first : last;
  });
}

const rowHeight = () => Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--row"));

function drawRows() {
  const grid = byId("grid");
  const height = rowHeight();
  const { shown } = state;
  grid.setAttribute("aria-rowcount", shown.length + 1);
  grid.setAttribute("aria-colcount", COLUMNS[state.queue.name].length);
  body.style.height = `${shown.length * height}px`;
  const first = Math.max(Math.floor(grid.scrollTop / height) - OVERSCAN, 0);
  const last = Math.min(Math.ceil((grid.scrollTop + grid.clientHeight) / height) + OVERSCAN, shown.length);
  const rows = [];
  for (let at = first; at < last; at += 1) rows.push(rowNode(at, height));
  if (!shown.length) rows.push(emptyRow());
  body.replaceChildren(...rows);
  const active = state.selected >= first && state.selected < last;
  if (active) grid.setAttribute("aria-activedescendant", `row-${state.selected}`);
  else grid.removeAttribute("aria-activedescendant");
}

function emptyRow() {
  const told = el("div", { role: "gridcell", class: "empty" }, "Nothing passes these filters.");
  return el("div", { role: "row" }, told);
}

function rowNode(at, height) {
  const i = state.shown[at];
  const rows = asCorrected(state.queue, i);
  const cells = COLUMNS[state.queue.name].map(([, , , cell, kind], column) =>
    el("div", { role: "gridcell", class: `cell ${kind}`, "aria-colindex": column + 1 }, cell(rows, i)),
  );
  const properties = { role: "row", class: "row", id: `row-${at}`, "aria-rowindex": at + 2 };
  properties["aria-selected"] = String(at === state.selected);
  properties.onclick = () => select(at);
  const row = el("div", properties, cells);
  row.style.transform = `translateY(${at * height}px)`;
  return row;
}

function select(at) {
  if (!state.shown.length) return;
  state.selected = Math.min(Math.max(at, 0), state.shown.length - 1);
  reveal();
  drawRows();
  drawDetail();
  say(spoken());
}

function reveal() {
  const grid = byId("grid");
  const height = rowHeight();
  const head = grid.querySelector(".head").offsetHeight;
  const top = state.selected * height;
  if (top < grid.scrollTop) grid.scrollTop = top;
  else if (top + height + head > grid.scrollTop + grid.clientHeight) grid.scrollTop = top + height + head - grid.clientHeight;
}

function spoken() {
  const { queue, shown, selected } = state;
  const i = shown[selected];
  const place = `${selected + 1} of ${plainNumber.format(shown.length)}`;
  const review = reviewOf(i) === "none" ? "not reviewed" : words(reviewOf(i));
  if (queue === queueOf.misses) return `${place}: ${queue.rows.number_text[i]}, ${words(queue.rows.reason[i])}, ${review}`;
  const rows = asCorrected(queue, i);
  const told = [titled(rows.metric[i]), amount(rows, i), where(rows, i), rows.year[i], review];
  return `${place}: ${told.filter(Boolean).join(", ")}`;
}
