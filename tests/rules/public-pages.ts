/** Pages that anybody may see. Every other loader and action names who is asking. A reason each, in the patient's world. */
export const PUBLIC_PAGES: Readonly<Record<string, string>> = {};
