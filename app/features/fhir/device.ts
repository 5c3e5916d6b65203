/** An AI tool as a FHIR R4 Device: what the register says of it, which everybody may read. */
import { PURPOSES } from "#app/core/scope.ts";
import type { KnownTool } from "#app/features/tools/known-tool.ts";
import { type Fhir, PURPOSE_CODES } from "./consent.ts";
import { OURS } from "./systems.ts";

/** Changes with the notice, and when the tool is stopped or retired. */
export function deviceVersion({ notice, paused, retired }: KnownTool): string {
	return `${notice.number}${retired ? "-retired" : paused ? "-stopped" : ""}`;
}

/** The Device. It is inactive while the tool is stopped for everybody, and for good once it is retired. */
export function deviceOf(tool: KnownTool, origin: string): Fhir {
	const { id, notice, basis } = tool;
	const { maker, makerVersion } = notice.facts;
	const name = tool.words.get("en")?.name ?? id;
	return {
		resourceType: "Device",
		id,
		meta: { versionId: deviceVersion(tool), lastUpdated: notice.madeAt.toISOString() },
		identifier: [{ system: OURS.tool, value: id }],
		status: tool.retired || tool.paused ? "inactive" : "active",
		...(maker === null ? {} : { manufacturer: maker }),
		deviceName: [{ name, type: "user-friendly-name" }],
		type: { coding: [{ code: "Artificial-Intelligence" }], text: "AI tool" },
		...(makerVersion === null ? {} : { version: [{ value: makerVersion }] }),
		property: PURPOSES.flatMap((purpose) => {
			const why = basis[purpose];
			if (why === undefined) return [];
			return [
				{
					type: { coding: [PURPOSE_CODES[purpose]], text: `Why an answer counts: ${purpose}` },
					valueCode: [{ coding: [{ system: OURS.basis, code: why }] }],
				},
			];
		}),
		url: `${origin}/en/tools/${id}`,
	};
}
