// The form that corrects a record, or adds one from a near miss. The number itself is not typed: it is read again from
// the words of the text when the verdict is applied, so that a corrected row still proves itself.

const READ_AGAIN = ["value", "value_min", "value_max", "qualifier", "unit"];

const choice = (name, optional) => ({ kind: "choice", values: data.vocabularies[name], optional });

// The columns in their order; an optional one may be left empty.
const FIELDS = {
  metric: { label: "Metric", ...choice("metric") },
  number_text: { label: "Number, as in the quote", kind: "text" },
  value_basis: { label: "Value is", ...choice("value_basis") },
  scope: { label: "Scope", ...choice("scope") },
  modality: { label: "Modality", ...choice("modality") },
  year: { label: "Year", kind: "number", optional: true },
  period_start: { label: "Period from", kind: "date", optional: true },
  period_end: { label: "Period to", kind: "date", optional: true },
  period_basis: { label: "Period read", ...choice("period_basis") },
  country_codes: { label: "Countries, as KHM, BOL", kind: "codes", optional: true },
  area: { label: "Without a country", kind: "choice", values: ["unknown", "world"], optional: true, blank: "as the countries tell" },
  place: { label: "Place, as written", kind: "text", optional: true },
  place_basis: { label: "Country read", ...choice("place_basis") },
  population: { label: "Who is counted, as written", kind: "text", optional: true },
  nationality_codes: { label: "Nationalities, as VNM", kind: "codes", optional: true },
  sex: { label: "Sex", ...choice("sex", true) },
  age_group: { label: "Age group", ...choice("age_group", true) },
  abuse_type: { label: "Abuse", ...choice("abuse_type", true) },
  organization: { label: "Organisation", kind: "text", optional: true },
  attributed_to: { label: "Figure attributed to", kind: "text", optional: true },
};

const NEW_RECORD = { value_basis: "stated", scope: "event", modality: "actual", period_basis: "none", place_basis: "none" };

function openForm() {
  const i = state.shown[state.selected];
  if (i === undefined) return;
  drawDetail();
  byId("correct-form")?.remove();
  const known = startingFields(i);
  const inputs = Object.fromEntries(Object.entries(FIELDS).map(([name, field]) => [name, fieldInput(name, field, known[name])]));
  const wrong = el("p", { class: "wrong", role: "alert" });
  const save = (event) => {
    event.preventDefault();
    saveForm(i, inputs, wrong);
  };
  const added = state.queue === queueOf.misses;
  const form = el("form", { class: "correct", id: "correct-form", onsubmit: save, novalidate: true, "aria-label": added ? "New record" : "Correction" });
  for (const [name, input] of Object.entries(inputs)) {
    form.append(el("p", { class: "field" }, el("label", { for: input.id }, FIELDS[name].label), input));
  }
  const buttons = [el("button", { type: "submit" }, added ? "Add record" : "Save correction"), el("button", { type: "button", onclick: closeForm }, "Cancel")];
  form.append(wrong, el("div", { class: "actions" }, buttons));
  byId("verdict-box").append(form);
  inputs.metric.focus();
}

function closeForm() {
  drawDetail();
  byId("grid").focus();
}

// What the form starts with: an earlier verdict, else the record, else what a near miss suggests.
function startingFields(i) {
  const { queue } = state;
  const rows = queue.rows;
  const before = verdictOf(queue, i)?.fields;
  const number = { number_text: rows.number_text[i] };
  if (before) return { ...number, ...before };
  return queue === queueOf.records ? { ...number, ...judged(rows, i) } : { ...number, ...NEW_RECORD, metric: rows.metric[i] };
}

function fieldInput(name, field, value) {
  const id = `correct-${name}`;
  if (field.kind === "choice") {
    const pairs = field.values.map((option) => [option, words(option)]);
    return el("select", { id }, options(field.optional ? [["", field.blank ?? "not said"], ...pairs] : pairs, value ?? ""));
  }
  const text = Array.isArray(value) ? value.join(", ") : value;
  const input = el("input", { id, type: field.kind === "codes" ? "text" : field.kind, autocomplete: "off" });
  input.value = text ?? "";
  return input;
}

function fieldValue(name, input) {
  const text = input.value.trim();
  const { kind } = FIELDS[name];
  if (kind === "codes") return text.toUpperCase().split(/[\s,;]+/).filter(Boolean);
  if (text === "") return null;
  return kind === "number" ? Number(text) : text;
}

function saveForm(i, inputs, wrong) {
  const given = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, fieldValue(name, input)]));
  const span = numberSpan(i, given.number_text);
  const fault = faultOf(given, span);
  if (fault) {
    wrong.textContent = fault[1];
    inputs[fault[0]].focus();
    return;
  }
  decide(state.queue === queueOf.misses ? "added" : "corrected", fieldsFrom(i, given, span));
  byId("grid").focus();
}

function faultOf(given, span) {
  if (!span) return ["number_text", "This number does not stand in the quote; copy it from there as it is written."];
  for (const name of ["country_codes", "nationality_codes"]) {
    const strange = given[name].find((code) => !data.countries[code]);
    if (strange) return [name, `${strange} is no country code of ISO 3166-1 alpha-3, such as KHM.`];
  }
  if (given.year !== null && !(Number.isInteger(given.year) && given.year >= 1000 && given.year <= 2999)) {
    return ["year", "A year has four digits."];
  }
  if (given.period_start && given.period_end && given.period_start > given.period_end) {
    return ["period_end", "The period ends before it starts."];
  }
  return null;
}

// The place of a number in the quote that is nearest to where it was, as offsets into the text.
function numberSpan(i, text) {
  if (!text) return null;
  const { start, quote } = passageOf(state.queue, i);
  const was = state.queue.rows.number_start[i];
  const places = [];
  for (let at = quote.indexOf(text); at >= 0; at = quote.indexOf(text, at + 1)) places.push(start + Array.from(quote.slice(0, at)).length);
  if (!places.length) return null;
  const first = places.reduce((best, place) => (Math.abs(place - was) < Math.abs(best - was) ? place : best));
  return [first, first + Array.from(text).length];
}

function fieldsFrom(i, given, [first, last]) {
  const { number_text: number, ...fields } = given;
  const rows = state.queue.rows;
  const moved = first !== rows.number_start[i] || last !== rows.number_end[i];
  if (moved) Object.assign(fields, { number_text: number, number_start: first, number_end: last });
  const codes = fields.country_codes;
  fields.country_code = codes.length === 1 ? codes[0] : null;
  if (codes.length) fields.area = codes.length === 1 ? "country" : "several";
  else fields.area ??= "unknown";
  Object.assign(fields, fittingPeriod(fields));
  if (state.queue === queueOf.records && !moved && sameNumber(rows, i, fields)) {
    for (const name of READ_AGAIN) fields[name] = rows[name][i];
  }
  return fields;
}

const sameNumber = (rows, i, fields) =>
  ["metric", "value_basis", "country_code"].every((name) => fields[name] === rows[name][i]);

// A year outside its period: the period is the year.
function fittingPeriod({ year, period_start: from, period_end: to }) {
  if (year === null) return { period_start: from, period_end: to };
  const inside = (!from || Number(from.slice(0, 4)) <= year) && (!to || Number(to.slice(0, 4)) >= year);
  return inside && (from || to) ? { period_start: from, period_end: to } : { period_start: `${year}-01-01`, period_end: `${year}-12-31` };
}
