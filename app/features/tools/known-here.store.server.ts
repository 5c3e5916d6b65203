/** What providers say of the tools that they use: read with the register, kept with it. */
import { asc, eq } from "drizzle-orm";
import type { Reader } from "#db/open.server.ts";
import { providers, toolHere } from "#db/schema.ts";
import { type SaidHere, saysOf } from "./tool-here.ts";

/** All that was ever said of each tool, by tool and in the order in which it was said. Public: it holds nothing personal of patients. */
export async function readHere(reader: Reader): Promise<(toolId: string) => readonly SaidHere[]> {
	const rows = await reader
		.select({ said: toolHere, name: providers.name })
		.from(toolHere)
		.innerJoin(providers, eq(providers.id, toolHere.providerId))
		.orderBy(asc(toolHere.providerId), asc(toolHere.number));
	return (toolId) =>
		rows
			.filter(({ said }) => said.toolId === toolId)
			.map(({ said: { providerId, saidAt, ...said }, name }) => ({
				provider: { id: providerId, name },
				saidAt,
				says: saysOf(said),
			}));
}
