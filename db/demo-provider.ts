/** The made-up providers of the demo: one with three services and the tools they use, and a hospital next to it. Nothing here is true of any real place. */
import type { ProviderFile } from "#app/features/people/provider-file.ts";

export const DEMO_PROVIDER = "riverside";

/** Has no staff in the demo: its one patient is on no list of those who have. */
export const NEXT_PROVIDER = "summerfield";

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
		{
			id: NEXT_PROVIDER,
			name: "Summerfield Hospital",
			phone: "01632 960 456",
			email: "help@summerfield.example",
			address: ["Summerfield Hospital", "5 Hill Road", "Summerfield", "SF1 1AA"],
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
				bn: "রিভারসাইড জিপি প্র্যাকটিস",
				ar: "عيادة الطبيب العام ريفرسايد",
				pa: "ਰਿਵਰਸਾਈਡ ਜੀਪੀ ਕਲੀਨਿਕ",
				ro: "Cabinetul medicului de familie Riverside",
				tr: "Riverside aile hekimliği",
				pt: "Centro de saúde Riverside",
				gu: "રિવરસાઇડ જીપી ક્લિનિક",
				so: "Rugta dhakhtarka guud ee Riverside",
				fa: "مطب پزشک عمومی ریورساید",
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
				bn: "রিভারসাইড চোখের ক্লিনিক",
				ar: "عيادة العيون ريفرسايد",
				pa: "ਰਿਵਰਸਾਈਡ ਅੱਖਾਂ ਦਾ ਕਲੀਨਿਕ",
				ro: "Clinica de ochi Riverside",
				tr: "Riverside göz kliniği",
				pt: "Clínica de olhos Riverside",
				gu: "રિવરસાઇડ આંખનું ક્લિનિક",
				so: "Rugta indhaha ee Riverside",
				fa: "کلینیک چشم ریورساید",
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
				bn: "রিভারসাইড হাসপাতালের স্ক্যান বিভাগ",
				ar: "قسم الأشعة في مستشفى ريفرسايد",
				pa: "ਰਿਵਰਸਾਈਡ ਹਸਪਤਾਲ ਦਾ ਸਕੈਨ ਵਿਭਾਗ",
				ro: "Secția de imagistică a spitalului Riverside",
				tr: "Riverside hastanesi görüntüleme bölümü",
				pt: "Serviço de imagem do hospital Riverside",
				gu: "રિવરસાઇડ હોસ્પિટલનો સ્કેન વિભાગ",
				so: "Qaybta sawirrada ee isbitaalka Riverside",
				fa: "بخش تصویربرداری بیمارستان ریورساید",
			},
			uses: [
				{ tool: "chest-xray-priority", stage: "in-use", since: "2025-12-01" },
				{ tool: "bone-fracture-scan", stage: "in-use", since: "2026-02-16" },
				{ tool: "lung-nodule-ct", stage: "trial", since: "2026-08-03" },
				{ tool: "staff-rostering", stage: "in-use", since: "2026-01-05" },
			],
		},
		{
			id: "summerfield-emergency",
			provider: NEXT_PROVIDER,
			names: {
				en: "Summerfield emergency department",
				cy: "Adran achosion brys Summerfield",
				ur: "سمر فیلڈ ایمرجنسی ڈیپارٹمنٹ",
				pl: "Oddział ratunkowy Summerfield",
				bn: "সামারফিল্ড জরুরি বিভাগ",
				ar: "قسم الطوارئ سمرفيلد",
				pa: "ਸਮਰਫ਼ੀਲਡ ਐਮਰਜੈਂਸੀ ਵਿਭਾਗ",
				ro: "Secția de urgențe Summerfield",
				tr: "Summerfield acil servisi",
				pt: "Serviço de urgência Summerfield",
				gu: "સમરફીલ્ડ ઇમરજન્સી વિભાગ",
				so: "Qaybta degdegga ee Summerfield",
				fa: "بخش اورژانس سامرفیلد",
			},
			uses: [
				{ tool: "emergency-order", stage: "in-use", since: "2026-02-09" },
				{ tool: "home-monitoring", stage: "trial", since: "2026-09-14" },
			],
		},
	],
};
