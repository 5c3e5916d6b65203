/** What is measured, in this order; each subject is printed as soon as it is done. */
import { absent } from "./absent.ts";
import { bytesOnTheWire } from "./bytes.ts";
import { cleanUp } from "./clean-up.ts";
import { decisions } from "./decisions.ts";
import { fhir } from "./fhir.ts";
import { growth } from "./growth.ts";
import { lists } from "./lists.ts";
import { lookUps } from "./look-ups.ts";
import { machines } from "./machines.ts";
import { makePatients } from "./made-up-patients.ts";
import { overload } from "./overload.ts";
import { publicPages, signedInPages } from "./pages.ts";
import { startPeer } from "./peer/start.ts";
import { startPortal } from "./portal.ts";
import { QUICK, WHOLE } from "./rounds.ts";
import { saves } from "./saves.ts";
import { type Subject, tableOf } from "./table.ts";
import { told } from "./told.ts";

/** Measures these subjects. `largest`: the record grows to ten million entries and not one. */
export async function measure(
	subjects: readonly string[],
	{ quick, largest }: { readonly quick: boolean; readonly largest: boolean },
): Promise<void> {
	const effort = quick ? QUICK : WHOLE;
	const wants = (...some: readonly string[]) => some.some((subject) => subjects.includes(subject));

	if (wants("bytes", "pages")) {
		const portal = await startPortal();
		const peer = await startPeer(portal);
		if (wants("bytes")) print(await bytesOnTheWire(portal, peer, effort));
		if (wants("pages")) {
			print(await signedInPages(portal, peer, effort));
			print(await publicPages(portal, effort));
		}
		// What follows runs in this process: no server may be busy beside it.
		await cleanUp();
	}
	if (wants("decisions", "saves")) {
		if (wants("decisions")) print(await decisions(await makePatients(effort.patients), effort));
		// Of no row that follows from no entry: it would be put right while choices are saved.
		if (wants("saves")) print(await saves(await makePatients(effort.patients, () => 0), effort));
		await cleanUp();
	}
	if (wants("fhir")) {
		print(await fhir(effort));
		await cleanUp();
	}
	if (wants("machines")) {
		print(await machines(effort));
		await cleanUp();
	}
	if (wants("absent")) {
		print(await absent(quick));
		await cleanUp();
	}
	if (wants("overload")) {
		print(await overload(quick));
		await cleanUp();
	}
	if (wants("lists")) {
		print(await lists(quick));
		await cleanUp();
	}
	if (wants("told")) {
		print(await told(quick));
		await cleanUp();
	}
	if (wants("look-ups")) {
		print(await lookUps(effort, quick));
		await cleanUp();
	}
	if (wants("growth")) print(await growth(effort, largest));
}

function print(subject: Subject): void {
	console.log(tableOf(subject));
}
