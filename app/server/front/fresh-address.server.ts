/**
 * Links keeps every page that it has shown, whatever it is told of keeping, and shows that one again: after a press it would show the page
 * from before it. So it is led to an address that it has not seen.
 */
import { type Answer, answerOf } from "../answer.server.ts";

/** As it names itself, unless it was told otherwise. */
const LINKS = /^Links \(/;

/** The answer to a form that was taken, which leads Links to where no page of it can stand; any other answer as it is. `mark` is random. */
export async function withFreshAddress(
	request: Request,
	answered: Answer | Response,
	mark: string,
): Promise<Answer | Response> {
	const isLed = request.method === "POST" && answered.status === 303;
	if (!isLed || !LINKS.test(request.headers.get("user-agent") ?? "")) return answered;
	const answer = await answerOf(answered);
	return {
		...answer,
		headers: answer.headers.map(([name, value]) => [
			name,
			name.toLowerCase() === "location" && value.startsWith("/") ? marked(value, mark) : value,
		]),
	};
}

function marked(address: string, mark: string): string {
	const [place = "", ...part] = address.split("#");
	return [`${place}${place.includes("?") ? "&" : "?"}after=${mark}`, ...part].join("#");
}
