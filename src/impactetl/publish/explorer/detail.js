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
    ["Opens at", external(rows.link?.[i] ?? fragmentOf(queue, i), "the quote in its source")],
    ["Address", external(source.url, source.url)],
    ["Rights", source.rights],
    ["Characters", `${plainNumber.format(rows.number_start[i])} to ${plainNumber.format(rows.number_end[i])}`],
  ]);
}

const FRAGMENT_WORDS = 5;

// A page of the web is opened at the quote by a text fragment: its first and its last words.
function fragmentOf(queue, i) {
  const { source, quote } = passageOf(queue, i);
  if (!source.url || source.media_type === "application/pdf") return null;
  const all = quote.trim().split(/\s+/);
  const encoded = (some) => encodeURIComponent(some.join(" ")).replaceAll("-", "%2D");
  const parts = all.length > 2 * FRAGMENT_WORDS ? [all.slice(0, FRAGMENT_WORDS), all.slice(-FRAGMENT_WORDS)] : [all];
  return `${source.url.split("#")[0]}#:~:text=${parts.map(encoded).join(",")}`;
}

function recordDetail(i) {
  const rows = asCorrected(queueOf.records, i);
  const corrected = verdictOf(queueOf.records, i)?.verdict === "corrected";
  const title = [titled(rows.metric[i]), amount(rows, i)].join(": ");
  return [
    el("h2", { id: "detail-title" }, title),
    quoteOf(queueOf.records, i),
    verdictBox(i),
    heading(corrected ? "What it says, as you corrected it" : "What it says"),
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

const LINK_WORDS = {
  part_of: ["A part of", "Has the part"],
  covered_by: ["May be held by the total", "May hold"],
  supersedes: ["A later count than", "Counted later as"],
  conflicts_with: ["Contradicts, and is to be preferred to", "Contradicted by the claim that is to be preferred"],
};

// The claim that a record belongs to: the other records that state the same fact, and what bears on it.
function claimPart(i) {
  const claim = data.records.claim[i];
  if (claim === null || claim === undefined) return [heading("Claim"), el("p", {}, "None: only what has happened is a fact.")];
  const { claims } = data;
  const others = membersOf.get(claim).filter((other) => other !== i);
  const counts = [counted(claims.stated[claim], "record"), counted(claims.sources[claim], "document")];
  const publishers = claims.publishers[claim];
  const stated = [...counts, publishers ? counted(publishers, "publisher") : "no known publisher"].join(", ");
  const unsafe = claims.unsafe_reason[claim];
  const told = facts([
    ["Stated by", stated],
    ["Figure", spanWords({ low: claims.low[claim], value: claims.value[claim], high: claims.high[claim] })],
    ["May be added", unsafe ? `no: ${data.unsafe_reasons[unsafe]}` : "yes"],
    ["This record", data.merge_reasons[data.records.merged[i]]],
    ["Claim", el("code", {}, claims.claim_id[claim])],
  ]);
  return [heading("Claim"), told, ...listed("Other records of this fact", others.map(sibling)), ...bearing(claim)];
}

const sibling = (other) => [jump(other), ` in ${passageOf(queueOf.records, other).source.uri}`];

const counted = (n, word) => `${plainNumber.format(n)} ${word}${n === 1 ? "" : "s"}`;

function listed(title, items) {
  return items.length ? [heading(title), el("ul", { class: "siblings" }, items.map((item) => el("li", {}, item)))] : [];
}

// Contradictions stand under a heading of their own.
function bearing(claim) {
  const links = linksOf.get(claim) ?? [];
  const items = (wanted) =>
    links
      .filter(([kind]) => (kind === "conflicts_with") === wanted)
      .map(([kind, reason, other, outward]) => {
        const best = data.claims.best[other];
        const words = `${LINK_WORDS[kind][outward ? 0 : 1]}: `;
        return [words, best === null ? data.claims.claim_id[other] : jump(best), ` (${data.link_reasons[reason]})`];
      });
  return [...listed("Conflicts", items(true)), ...listed("What bears on it", items(false))];
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
