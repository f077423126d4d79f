// What is shown: one state, changed by the filters, the charts and the headings of the list.

const state = { queue: queueOf.records, chosen: {}, text: "", sort: null, down: false, shown: [], selected: -1 };

const BLANK = "\u2205";
const present = (value) => (value === null || value === "" ? BLANK : String(value));

// Each filter tells the value of a row that it compares, and how a value reads.
const FILTERS = {
  records: {
    metric: { label: "Metric", of: (rows, i) => rows.metric[i], reads: titled },
    country: { label: "Country", of: (rows, i) => rows.country_code[i] ?? rows.area[i], reads: areaName },
    year: { label: "Year", of: (rows, i) => rows.year[i], reads: (year) => year, empty: "no year" },
    scope: { label: "Scope", of: (rows, i) => rows.scope[i], reads: words },
    modality: { label: "Modality", of: (rows, i) => rows.modality[i], reads: words },
    qualifier: { label: "Qualifier", of: (rows, i) => rows.qualifier[i], reads: words },
    source: { label: "Source", of: (_, i) => sourceIndex(i), reads: sourceName },
    review: { label: "Review", of: (_, i) => reviewOf(i), reads: words },
    confidence: { label: "Confidence", of: (rows, i) => confidenceBand(rows.confidence[i]), reads: bandName, rank: bandRank },
    conflict: { label: "Conflict", of: (rows, i) => (contradicted.has(rows.claim[i]) ? "yes" : "no"), reads: words },
  },
  misses: {
    reason: { label: "Refused as", of: (rows, i) => rows.reason[i], reads: words },
    metric: { label: "Metric of the cue", of: (rows, i) => rows.metric[i], reads: titled, empty: "none" },
    source: { label: "Source", of: (_, i) => sourceIndex(i), reads: sourceName },
    review: { label: "Review", of: (_, i) => reviewOf(i), reads: words },
  },
};

const NO_COUNTRY = { several: "several countries", world: "world", unknown: "not said" };
const BANDS = [0.9, 0.75, 0.5];

function areaName(key) {
  return NO_COUNTRY[key] ?? countryName(key);
}

// A band is told by its least confidence; the last one has none.
const confidenceBand = (confidence) => BANDS.find((band) => confidence >= band) ?? "rest";

function bandRank(band) {
  return band === "rest" ? BANDS.length : BANDS.indexOf(Number(band));
}

function bandName(band) {
  const at = bandRank(band);
  if (at === BANDS.length) return `below ${BANDS.at(-1)}`;
  return at === 0 ? `${BANDS[0]} or more` : `${BANDS[at]} to ${BANDS[at - 1]}`;
}

function sourceIndex(i) {
  return data.passages.source[state.queue.rows.passage[i]];
}

function sourceName(index) {
  const source = data.sources[index];
  return source.title ?? source.uri;
}

function reviewOf(i) {
  const draft = verdictOf(state.queue, i);
  return draft ? draft.verdict : (state.queue.rows.review?.[i] ?? "none");
}

const haystacks = { records: [], misses: [] };

function haystack(i) {
  const queue = state.queue;
  const known = haystacks[queue.name];
  if (known[i] === undefined) {
    const { source, quote } = passageOf(queue, i);
    const told = ["place", "population", "organization", "attributed_to"].map((name) => queue.rows[name]?.[i]);
    known[i] = [quote, source.title, source.uri, ...told].filter(Boolean).join("\n").toLowerCase();
  }
  return known[i];
}

// The rows that pass every filter except the one named: a chart shows what its own filter could choose.
function passing(except = null) {
  const { queue, chosen } = state;
  const filters = Object.entries(FILTERS[queue.name]).filter(([name]) => name !== except && chosen[name]);
  const sought = state.text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = [];
  for (let i = 0; i < queue.size; i += 1) {
    const fits = filters.every(([name, filter]) => present(filter.of(queue.rows, i)) === chosen[name]);
    if (fits && sought.every((word) => haystack(i).includes(word))) found.push(i);
  }
  return found;
}

function choose(name, value) {
  if (value && state.chosen[name] !== value) state.chosen[name] = value;
  else delete state.chosen[name];
  refresh();
}

function valuesOf(filter) {
  const count = new Map();
  for (let i = 0; i < state.queue.size; i += 1) {
    const key = present(filter.of(state.queue.rows, i));
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  const label = (key) => (key === BLANK ? (filter.empty ?? "none") : String(filter.reads(key)));
  const pairs = [...count].map(([key, n]) => [key, `${label(key)} (${plainNumber.format(n)})`]);
  if (filter.rank) return pairs.sort(([one], [other]) => filter.rank(one) - filter.rank(other));
  return pairs.sort(([, one], [, other]) => one.localeCompare(other, "en", { numeric: true }));
}

function drawFilters() {
  const form = byId("filters");
  form.replaceChildren(form.firstElementChild);
  for (const [name, filter] of Object.entries(FILTERS[state.queue.name])) {
    const pairs = valuesOf(filter);
    if (pairs.length < 2 && !state.chosen[name]) continue;
    const pick = el("select", { id: `filter-${name}`, onchange: (event) => pickFilter(name, event.target.value) });
    pick.append(...options([["", "all"], ...pairs], state.chosen[name] ?? ""));
    form.append(el("p", { class: "field" }, el("label", { for: pick.id }, filter.label), pick));
  }
  form.append(el("button", { type: "button", id: "reset", onclick: resetFilters }, "Show all"));
}

function pickFilter(name, value) {
  if (value) state.chosen[name] = value;
  else delete state.chosen[name];
  refresh();
}

function resetFilters() {
  state.chosen = {};
  state.text = "";
  byId("text").value = "";
  refresh();
}

// The selects follow what a chart has chosen, without being made anew under the reader's hand.
function followFilters() {
  for (const name of Object.keys(FILTERS[state.queue.name])) {
    const pick = byId(`filter-${name}`);
    if (pick) pick.value = state.chosen[name] ?? "";
  }
}
