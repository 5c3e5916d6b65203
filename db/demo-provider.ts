/** The made-up provider of the demo: three services and the tools they use. Nothing here is true of any real place. */
import type { ProviderFile } from "#app/features/people/provider-file.ts";

export const DEMO_PROVIDER = "riverside";

export const demoProvider: ProviderFile = {
	providers: [
		{
			id: DEMO_PROVIDER,
			name: "Riverside Health",
			phone: "01632 960 123",
			email: "help@riverside.example",
			address: ["Riverside Health", "Freepost AI CHOICES", "1 Mill Lane", "Riverside", "RS1 1AA"],
			nation: "england",
			planningBasis: "objection",
		},
	],
	services: [
		{
			id: "riverside-gp",
			provider: DEMO_PROVIDER,
			names: {
				en: "Riverside GP practice",
				cy: "Meddygfa Riverside",
				ur: "ریورسائیڈ جی پی پریکٹس",
				pl: "Przychodnia lekarza rodzinnego Riverside",
			},
			uses: [
				{ tool: "consultation-notes", stage: "in-use", since: "2026-02-02" },
				{ tool: "record-filing", stage: "in-use", since: "2025-11-10" },
				{ tool: "patient-letters", stage: "in-use", since: "2026-01-12" },
				{ tool: "appointment-scheduling", stage: "in-use", since: "2025-09-01" },
				{ tool: "symptom-triage", stage: "in-use", since: "2026-03-02" },
				{ tool: "skin-lesion-check", stage: "in-use", since: "2026-05-11" },
				{ tool: "prescribing-support", stage: "trial", since: "2026-09-07" },
				{ tool: "sleep-therapy", stage: "in-use", since: "2026-04-13" },
				{ tool: "feedback-reading", stage: "in-use", since: "2025-10-06" },
				{ tool: "area-risk-prediction", stage: "in-use", since: "2026-06-01" },
			],
		},
		{
			id: "riverside-eyes",
			provider: DEMO_PROVIDER,
			names: {
				en: "Riverside eye clinic",
				cy: "Clinig llygaid Riverside",
				ur: "ریورسائیڈ آنکھوں کا کلینک",
				pl: "Poradnia okulistyczna Riverside",
			},
			uses: [
				{ tool: "eye-scan-urgency", stage: "in-use", since: "2026-03-16" },
				{ tool: "retina-disease-detection", stage: "trial", since: "2026-10-05" },
			],
		},
		{
			id: "riverside-imaging",
			provider: DEMO_PROVIDER,
			names: {
				en: "Riverside hospital imaging",
				cy: "Delweddu ysbyty Riverside",
				ur: "ریورسائیڈ ہسپتال امیجنگ",
				pl: "Pracownia badań obrazowych szpitala Riverside",
			},
			uses: [
				{ tool: "chest-xray-priority", stage: "in-use", since: "2025-12-01" },
				{ tool: "bone-fracture-scan", stage: "in-use", since: "2026-02-16" },
				{ tool: "lung-nodule-ct", stage: "trial", since: "2026-08-03" },
				{ tool: "staff-rostering", stage: "in-use", since: "2026-01-05" },
			],
		},
	],
};
