// Verdicts made here: kept in this browser until they are exported, one JSON object a line.

const STORE = "impactetl-verdicts";
const REVIEWER = "impactetl-reviewer";
// What a reviewer vouches for; the rest of a row is place, proof and rule.
const JUDGED = [
  "metric", "value", "value_min", "value_max", "qualifier", "value_basis", "unit", "scope", "modality", "year",
  "period_start", "period_end", "period_basis", "country_code", "country_codes", "area", "place", "place_basis",
  "population", "nationality_codes", "sex", "age_group", "abuse_type", "organization", "attributed_to",
];

const drafts = new Map();
let remembers = true;

function stored(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    remembers = false;
    return null;
  }
}

function store(name, text) {
  try {
    localStorage.setItem(name, text);
  } catch {
    remembers = false;
  }
}

function keyOf(queue, i) {
  const { source } = passageOf(queue, i);
  const metric = queue === queueOf.records ? queue.rows.metric[i] : "";
  return [source.sha256, source.uri, queue.rows.number_start[i], queue.rows.number_end[i], metric].join(" ");
}

const verdictOf = (queue, i) => (drafts.size ? drafts.get(keyOf(queue, i)) : undefined);

// The columns as a reviewer has corrected row i: what the list and the detail show. Filters, charts and the order of the
// rows go by the dataset until the next build.
function asCorrected(queue, i) {
  const fields = queue === queueOf.records ? verdictOf(queue, i)?.fields : null;
  if (!fields) return queue.rows;
  const rows = Object.create(queue.rows);
  rows.moved = fields.number_text !== undefined;
  for (const [name, value] of Object.entries(fields)) rows[name] = { [i]: value };
  return rows;
}

// What is known of the place that a verdict is about; its quote and number let a later build see that the text is the same.
function placeOf(queue, i) {
  const { source, start, quote } = passageOf(queue, i);
  const rows = queue.rows;
  return {
    source_sha256: source.sha256,
    uri: source.uri,
    quote,
    quote_start: start,
    quote_end: start + Array.from(quote).length,
    number_text: rows.number_text[i],
    number_start: rows.number_start[i],
    number_end: rows.number_end[i],
    metric: queue === queueOf.records ? rows.metric[i] : null,
  };
}

const judged = (rows, i) => Object.fromEntries(JUDGED.map((name) => [name, rows[name][i]]));

function decide(verdict, fields) {
  const i = state.shown[state.selected];
  if (i === undefined) return;
  keep(i, verdict, fields, verdictOf(state.queue, i)?.reason ?? "");
  remember();
  afterVerdict(`${words(verdict)}.`);
}

function keep(i, verdict, fields, reason) {
  const made = { verdict, ...placeOf(state.queue, i), fields, reviewer: null, time: new Date().toISOString() };
  drafts.set(keyOf(state.queue, i), { ...made, reason: reason.trim() || null });
}

function takeBack() {
  const i = state.shown[state.selected];
  if (i === undefined || !drafts.delete(keyOf(state.queue, i))) return;
  remember();
  afterVerdict("Verdict taken back.");
}

function afterVerdict(told) {
  // The filter by review offers what there is: a first verdict of its kind is new to it
  const offered = [...(byId("filter-review")?.options ?? [])].map((option) => option.value);
  if (!offered.includes(reviewOf(state.shown[state.selected]))) drawFilters();
  drawRows();
  drawDetail();
  drawReviewState();
  say(told);
}

function remember() {
  const kept = new Map(JSON.parse(stored(STORE) ?? "[]").filter(([key]) => !drafts.has(key) && !isOurs(key)));
  store(STORE, JSON.stringify([...kept, ...drafts]));
}

// Verdicts on rows of other builds lie in the same store and are left as they are.
const ourKeys = new Set();
const isOurs = (key) => ourKeys.has(key);

function recall() {
  for (const queue of Object.values(queueOf)) {
    for (let i = 0; i < queue.size; i += 1) ourKeys.add(keyOf(queue, i));
  }
  let kept = [];
  try {
    kept = JSON.parse(stored(STORE) ?? "[]");
  } catch {
    kept = [];
  }
  for (const [key, verdict] of kept) if (isOurs(key)) drafts.set(key, verdict);
  byId("reviewer").value = stored(REVIEWER) ?? "";
}

function drawReviewState() {
  const count = new Map();
  for (const { verdict } of drafts.values()) count.set(verdict, (count.get(verdict) ?? 0) + 1);
  const told = [...count].map(([verdict, n]) => `${n} ${verdict}`).join(", ");
  const where = remembers ? "" : " This browser does not keep them: export them before you close the page.";
  byId("review-state").textContent = (drafts.size ? `Verdicts to export: ${told}.` : "No verdicts to export.") + (drafts.size ? where : "");
  byId("export").disabled = !drafts.size;
  byId("clear").disabled = !drafts.size;
}

function exportVerdicts() {
  const field = byId("reviewer");
  const reviewer = field.value.trim();
  if (!reviewer) {
    byId("review-state").textContent = "Tell who reviews: a verdict without a reviewer cannot be imported.";
    field.focus();
    return;
  }
  const lines = [...drafts.values()].map((verdict) => `${JSON.stringify({ ...verdict, reviewer })}\n`);
  const address = URL.createObjectURL(new Blob(lines, { type: "application/jsonl" }));
  const name = reviewer.replace(/[^\p{L}\p{N}]+/gu, "-");
  el("a", { href: address, download: `verdicts-${data.build.build_id}-${name}.jsonl` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  say(`${drafts.size} verdicts exported.`);
}

function discardVerdicts() {
  if (!confirm(`Discard ${drafts.size} verdicts? Those that were exported stay in their file.`)) return;
  drafts.clear();
  remember();
  refresh();
  drawReviewState();
}
