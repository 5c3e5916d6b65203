/** The piece of code by which a system compares what it holds with the record, as `/developers` shows it. */

/** It follows the changes from the beginning first; what it prints is whether it is the same. */
export const COMPARE = `import { createHash } from "node:crypto";

// What you hold: for each number the last answer that you were given.
const held = new Map();

const { PORTAL, TOKEN, TOOL } = process.env;
const headers = { authorization: "Bearer " + TOKEN, "content-type": "application/json" };
const about = { tool: TOOL, purpose: "care" };
async function send(path, body) {
  const sent = body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers };
  const answered = await fetch(PORTAL + path, sent);
  if (!answered.ok) throw new Error(await answered.text());
  return answered.json();
}
async function ask(numbers) {
  if (numbers.length === 0) return;
  const checks = numbers.map((nhsNumber) => ({ nhsNumber, ...about }));
  const { decisions } = await send("/api/decisions", { checks });
  for (const one of decisions) held.set(one.nhsNumber, one);
}

let cursor = "0";
for (let more = true; more; ) {
  const page = await send("/api/changes?after=" + cursor);
  const told = page.changes.flatMap(({ nhsNumber }) => nhsNumber ?? [...held.keys()]);
  await ask([...new Set(told)]);
  [cursor, more] = [page.next, page.more];
}

const { usual } = await send("/api/reconciliations?" + new URLSearchParams(about));
const groups = new Map();
for (const { nhsNumber, answer, reason } of held.values()) {
  if ([usual, "not-applicable"].includes(answer) || reason === "not-on-list") continue;
  const group = nhsNumber.slice(7, 9);
  groups.set(group, [...(groups.get(group) ?? []), nhsNumber + " " + answer + "\\n"]);
}
const hash = (lines) => createHash("sha256").update(lines.sort().join("")).digest("hex");
const sent = [...groups].map(([group, lines]) => ({ group, count: lines.length, hash: hash(lines) }));
const { same, differing } = await send("/api/reconciliations", { ...about, cursor, groups: sent });
console.log(same ? "the same" : "not the same in: " + differing.join(", "));`;
