// The page comes alive: queues, filters, keys.

function refresh() {
  const held = state.shown[state.selected];
  state.shown = sorted(passing());
  state.selected = held === undefined ? -1 : state.shown.indexOf(held);
  const { queue, shown } = state;
  const all = shown.length === queue.size ? "" : ` of ${plainNumber.format(queue.size)}`;
  byId("list-title").textContent = `${plainNumber.format(shown.length)}${all} ${queue === queueOf.records ? "records" : "near misses"}`;
  followFilters();
  drawCharts();
  drawRows();
  drawDetail();
}

function chooseQueue(queue) {
  Object.assign(state, { queue, chosen: {}, sort: null, down: false, selected: -1 });
  for (const [name, other] of Object.entries(queueOf)) byId(`queue-${name}`).setAttribute("aria-pressed", String(other === queue));
  byId("grid").scrollTop = 0;
  drawFilters();
  drawHead();
  refresh();
}

function summarise() {
  const { records, sources } = data.totals;
  const cut = records > queueOf.records.size ? ` This page holds ${plainNumber.format(queueOf.records.size)} of the records, an even sample by their ids; its charts are of those.` : "";
  byId("summary").textContent = `${counted(records, "record")} from ${counted(sources, "document")}, each with the sentence that states it.${cut}`;
  tellProblems(data.totals.problems);
  byId("queue-records").textContent = `Records (${plainNumber.format(queueOf.records.size)})`;
  byId("queue-misses").textContent = `Near misses (${plainNumber.format(queueOf.misses.size)})`;
}

// What could not be read gives no records: nobody shall take its silence for a zero.
function tellProblems(total) {
  const box = byId("problems");
  box.hidden = total === 0;
  const cut = total > data.problems.length ? `, of which the first ${data.problems.length} are told here` : "";
  box.querySelector("summary").textContent = `${counted(total, "problem")} with the inputs${cut}`;
  const told = data.problems.map(({ kind, message, kept }) => el("li", {}, `${words(kind)}: ${message} [kept: ${kept}]`));
  box.querySelector("ul").replaceChildren(...told);
}

const KEYS = {
  j: () => select(state.selected + 1),
  k: () => select(state.selected - 1),
  a: accept,
  r: reject,
  c: openForm,
  u: takeBack,
  m: () => byId("comment")?.focus(),
  "/": () => byId("text").focus(),
};

const GRID_KEYS = {
  ArrowDown: () => select(state.selected + 1),
  ArrowUp: () => select(state.selected - 1),
  PageDown: () => select(state.selected + pageRows()),
  PageUp: () => select(state.selected - pageRows()),
  Home: () => select(0),
  End: () => select(state.shown.length - 1),
  Enter: () => select(Math.max(state.selected, 0)),
};

const pageRows = () => Math.max(Math.floor(byId("grid").clientHeight / rowHeight()) - 2, 1);
const isField = (node) => node instanceof HTMLElement && node.matches("input, select, textarea");

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") leave(event);
  else if (isField(event.target)) return;
  else if (event.target === byId("grid") && GRID_KEYS[event.key]) act(event, GRID_KEYS[event.key]);
  else if (byId("keys").checked && KEYS[event.key]) act(event, KEYS[event.key]);
}

function act(event, step) {
  event.preventDefault();
  step();
}

function leave(event) {
  if (byId("correct-form")) closeForm();
  else if (isField(event.target)) byId("grid").focus();
  else if (state.selected >= 0) closeDetail();
}

function start() {
  recall();
  summarise();
  byId("queue-records").addEventListener("click", () => chooseQueue(queueOf.records));
  byId("queue-misses").addEventListener("click", () => chooseQueue(queueOf.misses));
  byId("measure").addEventListener("change", drawCharts);
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("text").addEventListener("input", (event) => {
    state.text = event.target.value;
    refresh();
  });
  byId("grid").addEventListener("scroll", () => requestAnimationFrame(drawRows));
  addEventListener("resize", drawRows);
  addEventListener("keydown", onKey);
  byId("export").addEventListener("click", exportVerdicts);
  byId("clear").addEventListener("click", discardVerdicts);
  byId("reviewer").addEventListener("change", (event) => store(REVIEWER, event.target.value.trim()));
  chooseQueue(queueOf.records);
  drawReviewState();
}

start();
