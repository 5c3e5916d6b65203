/** The code of `/developers` that takes what is sent to an address of the maker's, and says no to what is not ours. */

/** A server of Node alone. It believes nothing that is not signed with the secret, as Standard Webhooks says, or was sent more than five minutes ago. */
export const HOOK = `import { createHmac } from "node:crypto";
import { createServer } from "node:http";

const { WEBHOOK_SECRET, WEBHOOK_PORT } = process.env;
const key = Buffer.from(WEBHOOK_SECRET.slice("whsec_".length), "base64");
const server = createServer(async (asked, answer) => {
  const parts = [];
  for await (const part of asked) parts.push(part);
  const body = Buffer.concat(parts).toString("utf8");
  const { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": said = "" } = asked.headers;
  const right = createHmac("sha256", key).update(id + "." + at + "." + body).digest("base64");
  const isFresh = Math.abs(Date.now() / 1000 - Number(at)) < 300;
  if (!isFresh || !said.split(" ").includes("v1," + right)) return answer.writeHead(401).end();
  const { begin, changes, next } = JSON.parse(body).data;
  if (begin) console.log("forget all answers");
  console.log("ask again about", changes.length, "then confirm", next);
  answer.writeHead(204).end();
});
server.listen(Number(WEBHOOK_PORT), "127.0.0.1");`;
