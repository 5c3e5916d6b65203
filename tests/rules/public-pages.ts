/** Pages that anybody may see. Every other loader and action names who is asking. A reason each, in the patient's world. */
const INFORMATION = "says nothing about any one person";

export const PUBLIC_PAGES: Readonly<Record<string, string>> = {
	"app/features/information/pages/language.tsx": "the first visit: finds the language",
	"app/features/information/pages/demo.tsx": "made-up people only, and only in demo mode",
	"app/features/machines/pages/developers.tsx": INFORMATION,
	"app/features/information/pages/start.tsx": INFORMATION,
	"app/features/information/pages/what-is-ai.tsx": INFORMATION,
	"app/features/information/pages/help.tsx": INFORMATION,
	"app/features/information/pages/formats.tsx": INFORMATION,
	"app/features/information/pages/accessibility.tsx": INFORMATION,
	"app/features/information/pages/privacy.tsx": INFORMATION,
	"app/features/information/pages/not-found.tsx": INFORMATION,
	"app/features/tools/pages/list.tsx": "the public register of AI tools",
	"app/features/tools/pages/show.tsx": "the public register: one AI tool explained",
	"app/features/understanding/pages/check.tsx":
		"three questions about a tool's page, counted without whoever answers",
	"app/features/tools/pages/coming.tsx": "a change that people are asked about before it comes",
	"app/features/record/pages/verify.tsx":
		"anybody checks a receipt: a reference is told yes or no, a file only what it says itself",
	"app/features/account/pages/helping.tsx":
		"how to help somebody well; only a patient's form changes anything",
	"app/features/calls/pages/ask.tsx": "anybody asks to be called, and is told nothing but by when",
	"app/features/account/pages/sign-in.tsx": "nobody is known before they sign in",
	"app/features/account/pages/sign-out.tsx":
		"ends whatever session there is, and works when it already ended",
	"app/features/account/pages/nhs-login-start.ts": "nobody is known before they sign in",
	"app/features/account/pages/nhs-login-back.ts":
		"nobody is known before they sign in; whoever comes back must hold what this browser kept",
	"app/features/account/pages/nhs-login-out.ts": "leads on whoever is signed out here already",
	"app/features/account/pages/staff-sign-in.tsx": "nobody is known before they sign in",
	"app/features/account/pages/staff-openid-start.ts": "nobody is known before they sign in",
	"app/features/account/pages/staff-openid-back.ts":
		"nobody is known before they sign in; whoever comes back must hold what this browser kept",
	"app/features/account/pages/staff-openid-out.ts": "leads on whoever is signed out here already",
	"app/features/account/pages/staff-sign-out.tsx":
		"ends whatever session there is, and works when it already ended",
};
