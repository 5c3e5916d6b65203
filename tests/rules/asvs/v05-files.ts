/** ASVS 5.0.0, V5: files. People send one kind only, a receipt's proof to be checked; it is read and not kept. */
import { notApplicable, notDone, type Requirement, shown } from "./answer.ts";

const BODY = "app/server/front/body.server.test.ts";
const PROOF = "app/features/record/pages/verify.test.ts";

export const V5: readonly Requirement[] = [
	[
		"5.1.1",
		"it is written down which files may come, and how large",
		notDone("one kind, 64 KB: in the code and its tests, in no document"),
	],
	[
		"5.2.1",
		"no file larger than can be worked on",
		shown(BODY, "of 5 MB is answered 413, and the browser gets to read why"),
	],
	["5.2.2", "a file is what it says it is", shown(PROOF, "says what is wrong with %s")],
	[
		"5.2.3",
		"packed files are measured before they are unpacked",
		shown("tests/attacks/floods.attack.ts", "is not unpacked"),
	],
	["5.3.1", "files that came are never run", notApplicable("no file that came is kept")],
	[
		"5.3.2",
		"paths are made of the portal's own names",
		shown("app/server/front/assets.server.test.ts", "are reached by their own name only"),
	],
	[
		"5.4.1",
		"the name of a file to save is the portal's own",
		shown(PROOF, "by its file, or the text of it with a browser's line ends, shows what it proves"),
	],
	[
		"5.4.2",
		"such names are encoded",
		shown(
			"app/features/watch/pages/tool.test.tsx",
			"are for whole months only, and a month that is none is not there",
		),
	],
	["5.4.3", "files of strangers are scanned", notApplicable("no file that came is given to anybody")],
];
