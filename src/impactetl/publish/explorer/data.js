// The rows of the build, as columns; a row is its index. Both queues share their passages and sources.

const data = JSON.parse(byId("data").textContent);

const plainNumber = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });
const shortNumber = new Intl.NumberFormat("en", { maximumSignificantDigits: 3, notation: "compact" });

const words = (name) => (name ?? "").replaceAll("_", " ");
const titled = (name) => words(name).replace(/^./, (first) => first.toUpperCase());
const countryName = (code) => data.countries[code] ?? code;

// Which claims bear on a claim: [kind, reason, the other claim, whether the link starts here].
const linksOf = new Map();
const contradicted = new Set();
for (const [from, to, kind, reason] of data.links) {
  for (const [claim, other, outward] of [[from, to, true], [to, from, false]]) {
    if (!linksOf.has(claim)) linksOf.set(claim, []);
    linksOf.get(claim).push([kind, reason, other, outward]);
    if (kind === "conflicts_with") contradicted.add(claim);
  }
}

const membersOf = new Map();
(data.records.claim ?? []).forEach((claim, i) => {
  if (!membersOf.has(claim)) membersOf.set(claim, []);
  membersOf.get(claim).push(i);
});

const queueOf = {
  records: { name: "records", rows: data.records, size: data.records.passage.length, total: data.totals.records },
  misses: { name: "misses", rows: data.misses, size: data.misses.passage.length, total: data.totals.misses },
};

function passageOf(queue, i) {
  const at = queue.rows.passage[i];
  const passages = data.passages;
  return {
    source: data.sources[passages.source[at]],
    start: passages.start[at],
    before: passages.before[at],
    quote: passages.quote[at],
    after: passages.after[at],
  };
}

// Offsets count code points; a string of JavaScript counts UTF-16 units.
function parted(queue, i) {
  const { start, quote } = passageOf(queue, i);
  const points = Array.from(quote);
  const rows = asCorrected(queue, i);
  const [first, last] = [rows.number_start[i] - start, rows.number_end[i] - start];
  return [points.slice(0, first), points.slice(first, last), points.slice(last)].map((part) => part.join(""));
}

function where(rows, i) {
  if (rows.area[i] === "country") return countryName(rows.country_code[i]);
  if (rows.area[i] === "several") return rows.country_codes[i].map(countryName).join(", ");
  return rows.area[i] === "world" ? "world" : "";
}

const valueOf = (rows, i) => rows.value[i] ?? rows.value_min[i];

const FORMS = {
  exact: (value) => value,
  approximate: (value) => `about ${value}`,
  at_least: (value) => `at least ${value}`,
  at_most: (value) => `at most ${value}`,
};

function unitWord(unit, value) {
  if (!unit || unit === "person") return "";
  if (/^[A-Z]{3}$/.test(unit)) return ` ${unit}`;
  if (value === 1) return ` ${unit}`;
  return ` ${unit.endsWith("y") && unit !== "day" ? `${unit.slice(0, -1)}ies` : unit === "business" ? "businesses" : `${unit}s`}`;
}

// A plan must not be read as a fact; a near miss has no modality.
function amount(rows, i) {
  const modality = rows.modality?.[i] ?? "actual";
  return modality === "actual" ? figure(rows, i) : `${figure(rows, i)} (${words(modality)})`;
}

// A number that a reviewer has moved is read when the verdict is applied; until then its words stand for it.
function figure(rows, i) {
  if (rows.moved) return `\u201c${rows.number_text[i]}\u201d`;
  const [value, least, most, unit] = [rows.value[i], rows.value_min[i], rows.value_max[i], rows.unit[i]];
  if (rows.qualifier[i] === "range") return `${plainNumber.format(least)} to ${plainNumber.format(most)}${unitWord(unit)}`;
  if (rows.qualifier[i] === "vague") return `${plainNumber.format(least)} or more${unitWord(unit)}`;
  if (value === null) return "no number";
  return `${(FORMS[rows.qualifier[i]] ?? FORMS.exact)(plainNumber.format(value))}${unitWord(unit, value)}`;
}
