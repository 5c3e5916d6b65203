/** The made-up people of the portal under test, as its `demo.json` names them. */
import { type DemoWorld, readDemoWorld } from "#app/server/demo-world.server.ts";
import type { RunningServer } from "#tests/server.ts";

export type DemoPatient = DemoWorld["patients"][number];
export type DemoStaff = DemoWorld["staff"][number];

/** The patient of this name. Throws where the demo has nobody of that name. */
export function patientCalled(portal: RunningServer, name: string): DemoPatient {
	return found(
		readDemoWorld(portal.dataDir).patients.find((patient) => patient.name === name),
		name,
	);
}

/** The staff member with this role: `reception`, `clinician` or `lead`; `second-lead` is another lead. */
export function staffOfRole(portal: RunningServer, role: string): DemoStaff {
	return found(
		readDemoWorld(portal.dataDir).staff.find(
			(member) => member.role === role || member.email.startsWith(`${role}@riverside`),
		),
		role,
	);
}

/** A birth date as it is typed: `["27", "3", "1957"]` of `1957-03-27`. */
export function typedDate(isoDay: string): [day: string, month: string, year: string] {
	const [year = "", month = "", day = ""] = isoDay.split("-");
	return [String(Number(day)), String(Number(month)), year];
}

function found<Person>(person: Person | undefined, who: string): Person {
	if (person === undefined) throw new RangeError(`the demo has nobody who is ${who}`);
	return person;
}
