/** Jobs for a person at the provider, in the order in which they are counted and told. */
export const JOB_KINDS = ["call-back", "wish", "conflict", "post"] as const;
export type JobKind = (typeof JOB_KINDS)[number];
