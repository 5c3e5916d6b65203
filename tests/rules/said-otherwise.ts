/** Where a translation rightly says a term of the glossary in another way: `term file path`, by language, with the reason. */
export const SAID_OTHERWISE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	ar: {
		"patient staff.json forms.what": "“whose form it is” has no word for the patient",
	},
	pa: {
		"your-care ui.json nav.my-tools": "the menu stands on every page, which has few bytes left",
		"your-care ui.json nav.my-uses": "the menu stands on every page, which has few bytes left",
		"answer choices.json note.job.use-against-no": "“used despite a no”: the answer is the word itself",
		"answer disputes.json next.clock.one-month":
			"“the law gives us until”: what for stands in the line before",
	},
	ro: {
		"ai-tool choices.json purpose.training":
			"“so that AI learns”: stands in a sentence that has the tool already",
		"your-care ui.json nav.my-uses": "“when AI was used for you”",
		"your-care uses.json list.title": "“when AI was used for you”",
		"your-care uses.json show.back": "“when AI was used for you”",
	},
	tr: {
		"take-back choices.json undo.keep": "“let my choice stay”: the button that keeps it says what it does",
	},
};
