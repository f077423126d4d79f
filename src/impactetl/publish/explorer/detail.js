// One row: its quote in its context, where it stands, why it was decided so, and the verdict on it.

function drawDetail() {
  const pane = byId("detail");
  const i = state.shown[state.selected];
  pane.hidden = i === undefined;
  if (pane.hidden) return;
  const { queue } = state;
  const body = queue === queueOf.records ? recordDetail(i) : missDetail(i);
  const steps = [
    el("button", { type: "button", onclick: () => select(state.selected - 1), disabled: state.selected === 0 }, "Previous"),
    el("button", { type: "button", onclick: () => select(state.selected + 1), disabled: state.selected === state.shown.length - 1 }, "Next"),
    el("button", { type: "button", onclick: closeDetail }, "Close"),
  ];
  pane.replaceChildren(el("div", { class: "actions steps" }, steps), ...body);
  pane.scrollTop = 0;
}

function closeDetail() {
  state.selected = -1;
  drawDetail();
  drawRows();
  byId("grid").focus();
}

function facts(pairs) {
  const told = pairs.filter(([, value]) => !isNothing(value) && value !== "");
  return el("dl", { class: "facts" }, told.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]));
}

const heading = (text) => el("h3", {}, text);

// The quote stands as it is; what is round it is shown without its empty lines.
const tight = (text) => text.replace(/\s*\n\s*/g, "\n");

function quoteOf(queue, i) {
  const { before, after, start } = passageOf(queue, i);
  const [left, number, right] = parted(queue, i);
  return el(
    "blockquote",
    {},
    el("span", { class: "around" }, start > Array.from(before).length ? "\u2026" : "", tight(before)),
    left,
    el("mark", {}, number),
    right,
    el("span", { class: "around" }, tight(after)),
  );
}

function external(address, label) {
  const href = webAddress(address);
  return href && el("a", { href, target: "_blank", rel: "noopener noreferrer nofollow" }, label);
}

function sourceFacts(queue, i) {
  const { source } = passageOf(queue, i);
  const rows = queue.rows;
  return facts([
    ["Title", source.title],
    ["Publisher", source.publisher],
    ["Author", source.author],
    ["Published", source.published],
    ["File", source.uri],
    ["Page", rows.page?.[i]],
    ["Table row", rows.table_row?.[i]],
    ["Table column", rows.table_column?.[i]],
    ["Opens at", external(rows.link?.[i], "the quote in its source")],
    ["Address", external(source.url, source.url)],
    ["Rights", source.rights],
    ["Characters", `${plainNumber.format(rows.number_start[i])} to ${plainNumber.format(rows.number_end[i])}`],
  ]);
}

function recordDetail(i) {
  const rows = data.records;
  const title = [titled(rows.metric[i]), amount(rows, i)].join(": ");
  return [
    el("h2", { id: "detail-title" }, title),
    quoteOf(queueOf.records, i),
    verdictBox(i),
    heading("What it says"),
    saidFacts(rows, i),
    heading("Source"),
    sourceFacts(queueOf.records, i),
    heading("Why"),
    facts([
      ["Rule", rows.extractor[i]],
      ["Confidence", rows.confidence[i].toFixed(2)],
      ["Value", words(rows.value_basis[i])],
      ["Period read", words(rows.period_basis[i])],
      ["Country read", words(rows.place_basis[i])],
      ["Metric", data.metrics[rows.metric[i]]],
      ["Record", el("code", {}, rows.record_id[i])],
    ]),
    ...claimPart(i),
  ];
}

function saidFacts(rows, i) {
  const period = [rows.period_start[i], rows.period_end[i]].map((day) => day ?? "\u2026").join(" to ");
  return facts([
    ["Counts", rows.population[i]],
    ["Where", [rows.place[i], where(rows, i)].filter(Boolean).join(", ")],
    ["Year", rows.year[i]],
    ["Period", rows.period_start[i] || rows.period_end[i] ? period : null],
    ["Scope", words(rows.scope[i])],
    ["Modality", rows.modality[i] === "actual" ? null : words(rows.modality[i])],
    ["From", rows.nationality_codes[i].map(countryName).join(", ")],
    ["Sex", words(rows.sex[i])],
    ["Age group", words(rows.age_group[i])],
    ["Abuse", words(rows.abuse_type[i])],
    ["Done by", rows.organization[i]],
    ["Figure of", rows.attributed_to[i]],
    ["Part of", rows.part_of[i] === null ? null : jump(rows.part_of[i])],
  ]);
}

// Leads to another record, past the filters if need be.
function jump(i) {
  const rows = data.records;
  const label = `${titled(rows.metric[i])}: ${[amount(rows, i), where(rows, i), rows.year[i]].filter(Boolean).join(", ")}`;
  return el("button", { type: "button", class: "linklike", onclick: () => goTo(i) }, label);
}

function goTo(i) {
  if (!state.shown.includes(i)) resetFilters();
  select(state.shown.indexOf(i));
  byId("grid").focus();
}

// The claim that a record belongs to: the other records that state the same fact, and what contradicts it.
function claimPart(i) {
  const claim = data.claims[data.records.claim[i]];
  const conflicts = data.conflicts[i] ?? [];
  const parts = [];
  if (claim) {
    const others = claim.records.filter((other) => other !== i);
    const told = others.length ? el("ul", { class: "siblings" }, others.map((other) => el("li", {}, jump(other), ` \u2013 ${passageOf(queueOf.records, other).source.uri}`))) : el("p", {}, "No other record states this fact.");
    parts.push(heading("Claim"), facts(claim.facts), told);
  }
  if (conflicts.length) {
    const listed = conflicts.map(([kind, other]) => el("li", {}, `${words(kind)}: `, other === null ? "" : jump(other)));
    parts.push(heading("Conflicts"), el("ul", { class: "siblings" }, listed));
  }
  return parts;
}

function missDetail(i) {
  const rows = data.misses;
  return [
    el("h2", { id: "detail-title" }, `Not a record: ${rows.number_text[i]}`),
    quoteOf(queueOf.misses, i),
    verdictBox(i),
    heading("Why it is no record"),
    facts([
      ["Reason", `${words(rows.reason[i])}: ${data.reasons[rows.reason[i]]}`],
      ["Reads as", rows.qualifier[i] ? amount(rows, i) : "no number"],
      ["Nearest cue", rows.cue[i]],
      ["Its metric", titled(rows.metric[i])],
    ]),
    heading("Source"),
    sourceFacts(queueOf.misses, i),
  ];
}

function verdictBox(i) {
  const { queue } = state;
  const verdict = verdictOf(queue, i);
  const miss = queue === queueOf.misses;
  const stands = queue.rows.review?.[i] ?? "none";
  const told = verdict
    ? el("p", {}, "Your verdict: ", el("span", { class: `verdict ${verdict.verdict}` }, words(verdict.verdict)))
    : el("p", {}, stands === "none" ? "Not reviewed." : `Review in the dataset: ${words(stands)}.`);
  const buttons = [
    el("button", { type: "button", onclick: accept, "aria-keyshortcuts": "a" }, miss ? "Add as a record" : "Accept"),
    el("button", { type: "button", onclick: reject, "aria-keyshortcuts": "r" }, miss ? "Confirm: no record" : "Reject"),
    miss ? null : el("button", { type: "button", onclick: openForm, "aria-keyshortcuts": "c" }, "Correct"),
    verdict ? el("button", { type: "button", onclick: takeBack, "aria-keyshortcuts": "u" }, "Take back") : null,
  ];
  const comment = el("textarea", { id: "comment", oninput: (event) => commented(event.target.value), "aria-keyshortcuts": "m" });
  comment.value = verdict?.reason ?? "";
  return el("div", { id: "verdict-box" }, told, el("div", { class: "actions" }, buttons), el("p", { class: "field" }, el("label", { for: "comment" }, "Reason or comment"), comment));
}

function accept() {
  const i = state.shown[state.selected];
  if (i === undefined) return;
  if (state.queue === queueOf.misses) openForm();
  else decide("accepted", judged(data.records, i));
}

function reject() {
  decide("rejected", null);
}

// A comment goes with the verdict; without one it is a verdict of its own that changes nothing. The detail is not drawn
// anew: the reviewer is typing in it.
function commented(text) {
  const i = state.shown[state.selected];
  const before = verdictOf(state.queue, i);
  if (!text.trim() && (before?.verdict ?? "commented") === "commented") drafts.delete(keyOf(state.queue, i));
  else keep(i, before?.verdict ?? "commented", before?.fields ?? null, text);
  remember();
  drawRows();
  drawReviewState();
}
