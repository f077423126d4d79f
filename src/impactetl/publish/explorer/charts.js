// Charts of the claims whose records pass the filters: a fact that is stated several times counts once. Claims that are
// safe to sum are added; of the others (counts since a start, rates, terms, what a total may hold, ...) the widest span
// is drawn.

const SUM = "sum";
const GROUPS = {
  sum: "sum of what may be added",
  event: "single events, not added",
  period: "totals over a period, not added",
  cumulative: "counts since a start",
  rate: "rates a year",
  stock: "counts at a time",
};
const SHOWN_BARS = 8;
const FEW_YEARS = 60;
let unfolded = { metric: false, country: false };

const groupOf = (claim) => (data.claims.safe_to_sum[claim] ? SUM : data.claims.scope[claim]);
const measureKey = (claim) => [data.claims.metric[claim], data.claims.unit[claim], groupOf(claim)].join(" ");
const isSum = (measure) => measure.endsWith(` ${SUM}`);

function claimsOf(indexes) {
  const found = new Set(indexes.map((i) => data.records.claim[i]));
  found.delete(null);
  return found;
}

function measures(indexes) {
  const count = new Map();
  for (const claim of claimsOf(indexes)) count.set(measureKey(claim), (count.get(measureKey(claim)) ?? 0) + 1);
  const rank = ([key, n]) => [isSum(key) ? 0 : 1, -n, key];
  return [...count].sort((one, other) => compared(rank(one), rank(other)));
}

function compared(one, other) {
  for (let i = 0; i < one.length; i += 1) {
    if (one[i] < other[i]) return -1;
    if (one[i] > other[i]) return 1;
  }
  return 0;
}

function measureName(key) {
  const [metric, unit, group] = key.split(" ");
  const counted = unit === "person" ? "" : `, ${unit}`;
  return `${titled(metric)}${counted}: ${GROUPS[group]}`;
}

// Low, value and high of each group; high is null as soon as one figure has no upper bound.
function grouped(indexes, measure, keyOf) {
  const { low, value, high } = data.claims;
  const groups = new Map();
  for (const claim of claimsOf(indexes)) {
    if (measureKey(claim) !== measure) continue;
    const figure = { low: low[claim], value: value[claim], high: high[claim], facts: 1 };
    const key = present(keyOf(claim));
    groups.set(key, groups.has(key) ? joined(groups.get(key), figure, isSum(measure)) : figure);
  }
  return groups;
}

function joined(one, other, adds) {
  const open = one.high === null || other.high === null;
  if (adds) {
    const high = open ? null : one.high + other.high;
    return { low: one.low + other.low, value: one.value + other.value, high, facts: one.facts + other.facts };
  }
  return {
    low: Math.min(one.low, other.low),
    value: Math.max(one.value, other.value),
    high: open ? null : Math.max(one.high, other.high),
    facts: one.facts + other.facts,
  };
}

function spanWords({ low, value, high }) {
  if (low === high) return plainNumber.format(value);
  if (high === null) return `${plainNumber.format(low)} or more`;
  return `${plainNumber.format(low)} to ${plainNumber.format(high)}`;
}

function spanShort({ low, value, high }) {
  if (low === high) return shortNumber.format(value);
  return high === null ? `${shortNumber.format(low)}+` : `${shortNumber.format(low)}\u2013${shortNumber.format(high)}`;
}

const topOf = ({ value, high }) => Math.max(value, high ?? value * 1.1);

function drawCharts() {
  const charts = byId("charts");
  charts.hidden = state.queue !== queueOf.records;
  if (charts.hidden) return;
  drawMetrics();
  const listed = measures(passing());
  const pick = byId("measure");
  const kept = listed.some(([key]) => key === pick.value) ? pick.value : (listed[0]?.[0] ?? "");
  pick.replaceChildren(...options(listed.map(([key, n]) => [key, `${measureName(key)} (${n})`]), kept));
  pick.disabled = listed.length === 0;
  drawCountries(kept);
  drawYears(kept);
}

function drawMetrics() {
  const count = new Map();
  for (const i of passing("metric")) count.set(data.records.metric[i], (count.get(data.records.metric[i]) ?? 0) + 1);
  const most = Math.max(...count.values(), 1);
  const sorted = [...count].sort((one, other) => other[1] - one[1] || compared([one[0]], [other[0]]));
  byId("metric-title").textContent = "Records by metric";
  const bars = sorted.map(([metric, n]) => {
    const bar = flat(drawn("rect", { class: "value", x: 0, y: 2, width: `${(100 * n) / most}%`, height: 10 }));
    return barRow("metric", metric, titled(metric), bar, [plainNumber.format(n), counted(n, "record")]);
  });
  fold("metric", bars);
}

function drawCountries(measure) {
  const groups = grouped(passing("country"), measure, (claim) => data.claims.country_code[claim] ?? data.claims.area[claim]);
  const sorted = [...groups].sort((one, other) => other[1].value - one[1].value || compared([one[0]], [other[0]]));
  const top = Math.max(...sorted.map(([, figure]) => topOf(figure)), 1);
  byId("country-title").textContent = measure ? `${measureName(measure)}, by country` : "No figures to draw by country";
  const bars = sorted.map(([key, figure]) => {
    const told = [spanShort(figure), `${spanWords(figure)}, ${factWords(figure.facts)}`];
    return barRow("country", key, areaName(key), flat(...acrossRange(figure, top)), told);
  });
  fold("country", bars);
}

const factWords = (n) => counted(n, "claim");

const flat = (...shapes) => drawn("svg", { "aria-hidden": "true", focusable: "false" }, ...shapes);

function acrossRange(figure, top) {
  const x = (value) => `${(97 * value) / top}%`;
  const end = figure.high ?? top;
  const width = `${Math.max((97 * (end - figure.low)) / top, 0)}%`;
  const range = drawn("rect", { class: "range", x: x(figure.low), y: 4, width, height: 6, rx: 3 });
  const open = figure.high === null ? drawn("circle", { class: "open", cx: "98%", cy: 7, r: 4 }) : null;
  const sure = drawn("rect", { class: "sure", x: 0, y: 5.5, width: x(figure.low), height: 3 });
  return [sure, range, open, drawn("circle", { class: "value", cx: x(figure.value), cy: 7, r: 4.5 })];
}

function barRow(name, key, label, picture, [short, spoken]) {
  const pressed = String(state.chosen[name] === key);
  const properties = { type: "button", class: "bar", "aria-pressed": pressed, onclick: () => choose(name, key) };
  properties["aria-label"] = `${label}: ${spoken}`;
  properties.title = `${label}: ${spoken}`;
  return el("button", properties, el("span", { class: "label" }, label), picture, el("span", { class: "amount" }, short));
}

function fold(name, bars) {
  const box = byId(`by-${name}`);
  const all = unfolded[name] || bars.length <= SHOWN_BARS + 1;
  box.replaceChildren(...(all ? bars : bars.slice(0, SHOWN_BARS)));
  if (bars.length <= SHOWN_BARS + 1) return;
  const turn = () => {
    unfolded = { ...unfolded, [name]: !unfolded[name] };
    drawCharts();
    byId(`by-${name}`).querySelector(".more").focus();
  };
  const label = all ? "Show fewer" : `Show ${bars.length - SHOWN_BARS} more`;
  box.append(el("button", { type: "button", class: "more", "aria-expanded": String(all), onclick: turn }, label));
}

function drawYears(measure) {
  const groups = grouped(passing("year"), measure, (claim) => data.claims.year[claim]);
  const undated = groups.get(BLANK);
  groups.delete(BLANK);
  const years = [...groups.keys()].map(Number).sort((one, other) => one - other);
  const top = Math.max(...[...groups.values()].map(topOf), 1);
  byId("year-title").textContent = measure ? `${measureName(measure)}, by year` : "No figures to draw by year";
  byId("by-year").replaceChildren(...withGaps(years).map((year) => yearColumn(String(year), groups, top)));
  byId("undated").textContent = undated ? `Without a year: ${spanWords(undated)} (${factWords(undated.facts)}).` : "";
  byId("chart-note").textContent = isSum(measure)
    ? "Dot: sum of the numbers stated. Broad bar: from the sum of the lower bounds to that of the upper bounds; a ring at its end: no upper bound. A fact stated several times counts once; what a total may hold is not added to it."
    : "These figures cannot be added: broad bar from the lowest to the highest bound, dot at the greatest number stated.";
}

function withGaps(years) {
  if (!years.length || years.at(-1) - years[0] > FEW_YEARS) return years;
  return Array.from({ length: years.at(-1) - years[0] + 1 }, (_, i) => years[0] + i);
}

function yearColumn(year, groups, top) {
  const figure = groups.get(year);
  const y = (value) => 110 - (100 * value) / top;
  const base = drawn("line", { class: "base", x1: "0", x2: "100%", y1: 110, y2: 110 });
  const label = figure ? `${year}: ${spanWords(figure)}, ${factWords(figure.facts)}` : `${year}: none`;
  const shapes = figure ? uprightRange(figure, y, top) : [];
  const pressed = String(state.chosen.year === year);
  const properties = { type: "button", class: "year", "aria-pressed": pressed, "aria-label": label, title: label };
  properties.disabled = !figure;
  properties.onclick = () => choose("year", year);
  return el("button", properties, el("span", { class: "amount" }, figure ? spanShort(figure) : "\u00a0"), flat(base, ...shapes), year);
}

function uprightRange(figure, y, top) {
  const end = figure.high ?? top;
  const height = Math.max(y(figure.low) - y(end), 0);
  const range = drawn("rect", { class: "range", x: "38%", width: "24%", y: y(end), height, rx: 3 });
  const open = figure.high === null ? drawn("circle", { class: "open", cx: "50%", cy: y(end) - 3, r: 4 }) : null;
  const sure = drawn("rect", { class: "sure", x: "45%", width: "10%", y: y(figure.low), height: 110 - y(figure.low) });
  return [sure, range, open, drawn("circle", { class: "value", cx: "50%", cy: y(figure.value), r: 4.5 })];
}
