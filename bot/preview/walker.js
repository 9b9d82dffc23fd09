// Where some answers lead, read off the tables of the form. Pure: equal arguments give equal results.

/** Whether a test holds for these values; a condition that has no table counts as holding. */
function holds(test, values) {
  switch (test[0]) {
    case "always": return true;
    case "never": return false;
    case "is": return (values[test[1]] ?? "") === test[2];
    case "ticked": return (values[test[1]] ?? "").split(" ").includes(test[2]);
    case "all": return test.slice(1).every((part) => holds(part, values));
    case "any": return test.slice(1).some((part) => holds(part, values));
    case "not": return !holds(test[1], values);
    default: return true;
  }
}

/** The class at one of the cuts, or between two of them. */
function cutClass(table, value) {
  let below = 0;
  for (let i = 0; i < table.cuts.length; i += 1) {
    if (value === table.cuts[i]) return table.at[i];
    if (table.cuts[i] < value) below = i + 1;
  }
  return table.between[below];
}

/** Which class of answers a value belongs to; 0 is the skip, undefined is no answer that can be given. */
function classOf(table, value) {
  if (value === "") return 0;
  switch (table.by) {
    case "choice": return table.classes[value];
    case "ticks": {
      const picked = value.split(" ");
      const counts = table.blocks.map((block, i) =>
        Math.min(block.filter((name) => picked.includes(name)).length, table.most[i]));
      return table.classes[counts.join(",")];
    }
    case "order": return table.classes[value] ?? table.other;
    case "number": return cutClass(table, Number(value));
    case "date": return cutClass(table, value);
    case "text": return table.equal[value] ?? cutClass(table, [...value].length);
    default: return undefined;
  }
}

/** The names of the choices that a question offers after these values; null where it has no filter. */
function offeredNames(graph, name, values) {
  const filters = graph.offers[name];
  if (!filters) return null;
  return filters.filter((filter) => holds(filter.when, values)).flatMap((filter) => filter.choices);
}

/**
 * What the form works out, or a link brings: its text after these answers, null where the tables do not hold it.
 * Only for what waits for no answer itself.
 */
function workedOut(tables, name, values) {
  if (tables.constants[name] !== undefined) return tables.constants[name];
  for (const [text, condition] of tables.values[name] ?? []) {
    let at = condition;
    while (at > 1) {
      const [asked, next] = tables.nodes[at - 2];
      const value = values[asked] ?? tables.constants[asked];
      at = next[value === undefined ? 0 : classOf(tables.answers[asked], value) + 1];
    }
    if (at === 1) return text;
  }
  return null;
}

/** Words with what they repeat put in; where something of it is not there, no gap is left before a comma or full stop. */
function repeated(words, names, recall) {
  let missing = false;
  const whole = words.replace(/\$\{\s*([^{}]*?)\s*\}/g, (found, name) => {
    if (!names.includes(name)) return found;
    const line = recall(name).split(/\s+/).filter(Boolean).join(" ");
    missing ||= !line;
    const letters = [...line];
    return letters.length <= 200 ? line : `${letters.slice(0, 199).join("").trimEnd()}…`;
  });
  return missing ? whole.replace(/(?: *,)* +(?=[,.;:?!]|$)|(?<= ) +/gm, "").trim() : whole;
}

/**
 * Follow the form until something is to be asked, or to be decided by the designer.
 * Gives {entries, values, waiting, unsettled}: entries are {tell}, {ask, value} and {settled} in order; waiting is the
 * name of the question to be asked, null at the end; unsettled is the number of a node whose condition has no table.
 */
function walk(graph, answers, settled) {
  const values = {};
  const entries = [];
  let edge = graph.start;
  for (;;) {
    for (const name of edge.tells) entries.push({ tell: name });
    if (edge.to === null) return { entries, values, waiting: null, unsettled: null };
    const node = graph.nodes[edge.to];
    if (node.ask === undefined) {
      const known = node.when ? holds(node.when, values) : settled[edge.to];
      if (known === undefined) return { entries, values, waiting: null, unsettled: edge.to };
      if (!node.when) entries.push({ settled: known });
      edge = node.next[known ? 1 : 0];
      continue;
    }
    const value = answers[node.ask];
    if (value === undefined) return { entries, values, waiting: node.ask, unsettled: null };
    const offered = value === "" ? null : offeredNames(graph, node.ask, values);
    const next = offered && value.split(" ").some((name) => !offered.includes(name))
      ? null
      : node.next[classOf(graph.answers[node.ask], value)] ?? null;
    if (next === null) return { entries, values, waiting: node.ask, unsettled: null };
    values[node.ask] = value;
    entries.push({ ask: node.ask, value });
    edge = next;
  }
}

/** Whether an answer can be given to the question that waits after these answers. */
function fits(graph, answers, settled, name, value) {
  const before = { ...answers };
  delete before[name];
  const stood = walk(graph, before, settled);
  if (stood.waiting !== name) return true;
  const after = walk(graph, { ...before, [name]: value }, settled);
  return after.waiting !== name;
}
