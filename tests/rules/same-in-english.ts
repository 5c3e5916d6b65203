/** Texts that are right although they are the same as in English, by language or for all: names and codes. */

/** A text made only of these, of placeholders, digits and marks is the same in every language. */
export const NAMES = [
	...["AI", "NHS", "BMA", "GP", "QR", "PDF", "A4", "ID", "111", "999"],
	...["Riverside Health", "English", "Cymraeg", "اردو", "Polski", "Português", "Easy Read"],
];

/** Single texts, as `file path`, with the reason. */
export const SAME: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	cy: {
		"needs.json format.braille": "Welsh writes the name of the alphabet as English does",
	},
	ur: {},
	pl: {
		"ui.json frame.menu": "“menu” is the Polish word too",
	},
	pt: {
		"needs.json format.braille": "Portuguese writes the name of the alphabet as English does",
		"ui.json frame.menu": "“menu” is the Portuguese word too",
	},
};
