/** The made-up patients and staff of the demo. NHS numbers are from the 999 test range; no such person exists. */

import type { StaffRole } from "#app/core/actor.ts";
import { testNhsNumber } from "#app/core/nhs-number.ts";
import { NOT_DESCRIBED } from "#app/features/people/described.ts";
import type { ImportedPatient } from "#app/features/people/patient-import.ts";
import { DEMO_PROVIDER, NEXT_PROVIDER } from "./demo-provider.ts";

const GP = "riverside-gp";
const EYES = "riverside-eyes";
const IMAGING = "riverside-imaging";

/** A patient with what a visitor of the demo can try with them. */
export interface DemoPatient {
	readonly patient: ImportedPatient;
	readonly about: string;
}

interface Person {
	readonly given: string;
	readonly family: string;
	readonly born: string;
	readonly services: readonly string[];
	readonly about: string;
	readonly lang?: string;
	readonly formats?: ImportedPatient["formats"];
	readonly email?: string;
	/** Whose list it is; Riverside's where it is left out. */
	readonly provider?: string;
}

const PEOPLE: readonly Person[] = [
	{
		given: "Robert",
		family: "Hill",
		born: "1957-03-27",
		services: [GP, EYES],
		about: "Has not chosen anything yet: a good place to start.",
	},
	{
		given: "Amina",
		family: "Hussain",
		born: "1968-11-02",
		services: [GP, EYES],
		lang: "ur",
		about: "Reads Urdu. Her letter is in Urdu. A tool was used today, but she had said no.",
	},
	{
		given: "Gwen",
		family: "Parry",
		born: "1949-01-15",
		services: [GP, IMAGING],
		lang: "cy",
		about: "Reads Welsh. She said that the bone scan tool was wrong, and has our answer in English.",
	},
	{
		given: "Peter",
		family: "Doyle",
		born: "1981-07-30",
		services: [GP],
		formats: ["easy-read"],
		about: "Needs Easy Read.",
	},
	{
		given: "Oliver",
		family: "Reed",
		born: "2017-05-06",
		services: [GP],
		about: "A child of 9. A parent decides for him and said no to the note-taking tool.",
	},
	{
		given: "Maya",
		family: "Clarke",
		born: "2012-02-19",
		services: [GP, IMAGING],
		about: "Is 14. She and a parent decide together, and they disagree about one tool.",
	},
	{
		given: "Dorothy",
		family: "Webb",
		born: "1938-08-08",
		services: [GP, EYES],
		about: "An attorney decides for her. She objects to one tool that he said yes to.",
	},
	{
		given: "Tomasz",
		family: "Nowak",
		born: "1975-12-24",
		services: [GP, EYES],
		lang: "pl",
		about: "Reads Polish. An old paper form disagrees with what he said later: a conflict.",
	},
	{
		given: "Grace",
		family: "Adeyemi",
		born: "1990-09-12",
		services: [EYES, IMAGING],
		about: "Says that the eye scan tool was wrong. It is stopped for her meanwhile.",
	},
	{
		given: "Alex",
		family: "Smith",
		born: "1964-06-01",
		services: [GP, IMAGING],
		about: "Said yes, no and not sure to different tools. An answer that we owe is late.",
	},
	{
		given: "John",
		family: "Evans",
		born: "1986-04-04",
		services: [GP],
		about: "Has a twin: search for Evans and the birth date as staff.",
	},
	{ given: "James", family: "Evans", born: "1986-04-04", services: [GP, IMAGING], about: "The other twin." },
	{
		given: "Samira",
		family: "Khan",
		born: "1995-10-10",
		services: [GP],
		formats: ["email"],
		email: "samira@patient.example",
		about: "Wants e-mail and not letters.",
	},
	{
		given: "Inês",
		family: "Costa",
		born: "1952-02-29",
		services: [EYES],
		formats: ["large-print"],
		about: "Born on 29 February. Needs large print.",
	},
	{
		given: "Nadia",
		family: "Rahman",
		born: "1979-05-21",
		services: ["summerfield-emergency"],
		provider: NEXT_PROVIDER,
		about: "Is on no list of Riverside: staff there see her answers only with a reason, which she can read.",
	},
];

/** All patients of the demo, in the order of their numbers. */
export const demoPatients: readonly DemoPatient[] = PEOPLE.map((person, index) => ({
	about: person.about,
	patient: {
		line: index + 2,
		nhsNumber: testNhsNumber(1000 + index),
		givenNames: person.given,
		familyName: person.family,
		birthDate: person.born,
		address: [`${index + 2} Mill Lane`, "Riverside", "RS1 1AA"],
		language: person.lang ?? null,
		formats: person.formats ?? [],
		email: person.email ?? null,
		phone: `01632 9601${String(index + 10)}`,
		services: person.services,
		provider: person.provider ?? DEMO_PROVIDER,
		described: NOT_DESCRIBED,
	},
}));

/** Staff of the demo, one of each role. */
export const demoStaff: readonly {
	readonly name: string;
	readonly email: string;
	readonly role: StaffRole;
}[] = [
	{ name: "Priya Desai", email: "reception@riverside.example", role: "reception" },
	{ name: "Dr Hannah Okoye", email: "doctor@riverside.example", role: "clinician" },
	{ name: "Martin Lowe", email: "lead@riverside.example", role: "lead" },
	{ name: "Aisha Rahman", email: "second-lead@riverside.example", role: "lead" },
];
