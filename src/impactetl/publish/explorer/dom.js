// Nodes are made one by one and texts are set as texts: nothing here, or anywhere in the page, parses markup.

const byId = (id) => document.getElementById(id);

const isNothing = (value) => value === null || value === undefined || value === false;

function dressed(node, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (!isNothing(value)) node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat().filter((child) => !isNothing(child)));
  return node;
}

const el = (tag, properties = {}, ...children) => dressed(document.createElement(tag), properties, children);

const drawn = (tag, properties = {}, ...children) =>
  dressed(document.createElementNS("http://www.w3.org/2000/svg", tag), properties, children);

const options = (pairs, chosen) =>
  pairs.map(([value, label]) => el("option", { value, selected: value === chosen }, label));

// A link leads to the web or nowhere: a source may call itself "javascript:...".
function webAddress(text) {
  if (!text) return null;
  try {
    const url = new URL(text);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

const say = (text) => {
  byId("status").textContent = text;
};
