/** What in a text tells who somebody is. */
export const identityKinds = ['personal-number', 'coordination-number', 'phone', 'email'] as const
export type IdentityKind = (typeof identityKinds)[number]
